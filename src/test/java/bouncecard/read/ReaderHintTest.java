package bouncecard.read;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.catalog.Catalog;
import bouncecard.diagnose.Diagnostician;
import bouncecard.read.notice.NoticeReader;
import bouncecard.read.reply.ReaderHint;
import bouncecard.read.reply.ReplyReader;
import bouncecard.read.time.WrittenTimes;
import bouncecard.smtp.CodeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the hints of a line say must be there: a reader that is not asked would have found nothing.
class ReaderHintTest {
  private static final List<Path> FOLDERS =
      List.of(
          Path.of("src/test/resources/bouncecard/decode"),
          Path.of("src/test/resources/bouncecard/recognition"));

  private final Catalog catalog = DataFiles.load();
  private final Diagnostician index =
      new Diagnostician(catalog, ReaderHints.phrases(catalog.notices(), catalog.vocabulary()));
  private final DeliveryReader reader =
      new DeliveryReader(
          new ReplyReader(new CodeScanner(catalog.surroundings())),
          new NoticeReader(catalog.notices()),
          new WrittenTimes(LocalDate.of(2026, 11, 29)));

  @Test
  void hints_ofLines_leaveOutNoReaderThatFindsSomething() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (String line : lines()) {
      Set<ReaderHint> hints = ReaderHints.of(index.scan(line).signals());
      if (!reader.read(line, hints).equals(reader.read(line, ReaderHint.ANY))
          || reader.isNoise(line, hints) != reader.isNoise(line, ReaderHint.ANY)) {
        wrong.add(line);
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static List<String> lines() throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path folder : FOLDERS) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.sorted().toList()) {
          Files.readAllLines(file).stream()
              .filter(line -> !line.isBlank() && line.length() <= 2000)
              .forEach(lines::add);
        }
      }
    }
    return lines;
  }
}
