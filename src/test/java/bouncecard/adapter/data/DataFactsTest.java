package bouncecard.adapter.data;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.catalog.Catalog;
import bouncecard.catalog.EnhancedStatusCodeEntry;
import bouncecard.catalog.Standing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The facts beside the registries, which the build does not have.
class DataFactsTest {
  private final Catalog catalog = DataFiles.load();

  @Test
  void enhancedStatusCodes_ofTheRegistry_allHaveAnEntryAndNoOthers() {
    assertThat(catalog.enhancedStatusCodes().stream().map(EnhancedStatusCodeEntry::key))
        .containsExactlyInAnyOrderElementsOf(registry("enhanced-status-codes.txt"));
  }

  @Test
  void replyCodes_ofTheStandards_areThoseOfTheRfcs() {
    assertThat(
            catalog.replyCodes().stream()
                .filter(
                    entry ->
                        entry.standing() == Standing.STANDARD
                            || entry.standing() == Standing.EXTENSION)
                .map(entry -> entry.code().toString()))
        .containsExactlyInAnyOrderElementsOf(registry("reply-codes.txt"));
  }

  private static List<String> registry(String name) {
    try {
      return Files.readString(Path.of("src/test/resources/bouncecard/data").resolve(name))
          .lines()
          .filter(line -> !line.startsWith("#"))
          .flatMap(line -> Arrays.stream(line.split(" ")))
          .filter(code -> !code.isBlank())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
