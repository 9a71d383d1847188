package bouncecard;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.terminal.Serving.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `doctor` of a bot that answers pages and the API alone.
final class OperatingTest {
  @TempDir Path folder;

  private static Told doctor(Map<String, String> settings) {
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("BOUNCECARD_HTTP_LISTEN", "127.0.0.1:8080");
    return new Operating(
            Engine.of(Optional.empty(), environment, List.of()), List.of(), environment)
        .doctor(Optional.empty());
  }

  @Test
  void doctor_withoutAnything_namesTheNextStep() {
    assertThat(doctor(Map.of()))
        .isEqualTo(
            new Told(
                false, List.of("No chat is configured: run “bouncecard serve” for the steps.")));
  }

  @Test
  void doctor_ofPagesAlone_saysWhoIsAnsweredAndWhatIsOff() {
    Told told = doctor(Map.of("BOUNCECARD_HTTP_PAGES", "true", "BOUNCECARD_HTTP_OPEN", "true"));
    assertThat(told.isWell()).isTrue();
    assertThat(told.lines())
        .contains(
            "ok   Pages are answered at 127.0.0.1:8080 to all who come directly.",
            "off  The API is not answered: set http.api.",
            "off  Nothing is counted: set internal.listen for /metrics.")
        .anyMatch(line -> line.startsWith("off  Links to keep have no address"))
        .anyMatch(line -> line.startsWith("off  No chat is connected"))
        .noneMatch(line -> line.contains("Buttons"));
  }

  @Test
  void doctor_withKeysThatCannotBeRead_saysWhatIsWrongWithThem() throws IOException {
    Path keys = folder.resolve("keys.txt");
    Files.writeString(keys, "alice short");
    Map<String, String> settings =
        Map.of("BOUNCECARD_HTTP_API", "true", "BOUNCECARD_HTTP_KEYS", keys.toString());
    Told told = doctor(settings);
    assertThat(told.isWell()).isFalse();
    assertThat(told.lines())
        .anyMatch(line -> line.startsWith("off  Pages and the API are not answered: http.keys:"))
        .noneMatch(line -> line.contains("short "));
    Files.writeString(keys, "alice 0123456789abcdef0123456789abcdef");
    assertThat(doctor(settings).lines())
        .contains("ok   The API is answered at 127.0.0.1:8080 with a key (1 keys).");
  }
}
