package bouncecard.adapter.wire;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/// What a stand-in answers a request with.
///
/// @param delay how long it takes
@SuppressWarnings("ArrayRecordComponent") // answers are written and never compared
public record WebAnswer(
    Fate fate, int status, Map<String, String> headers, byte[] body, Duration delay) {

  /// What becomes of the answer.
  public enum Fate {
    /// It is sent.
    SENT,
    /// The connection is reset instead.
    RESET,
    /// The connection ends without a byte.
    EMPTY
  }

  /// An answer in JSON.
  public static WebAnswer json(int status, String json) {
    return new WebAnswer(
        Fate.SENT,
        status,
        Map.of("Content-Type", "application/json; charset=utf-8"),
        json.getBytes(StandardCharsets.UTF_8),
        Duration.ZERO);
  }

  /// An answer of bytes.
  public static WebAnswer octets(String contentType, byte[] octets) {
    return new WebAnswer(
        Fate.SENT, 200, Map.of("Content-Type", contentType), octets, Duration.ZERO);
  }

  /// The connection is reset.
  public static WebAnswer reset() {
    return new WebAnswer(Fate.RESET, 200, Map.of(), new byte[0], Duration.ZERO);
  }

  /// No answer for longer than anybody waits.
  public static WebAnswer hanging() {
    return json(504, "{}").after(Duration.ofMinutes(2));
  }

  /// The same, later.
  public WebAnswer after(Duration later) {
    return new WebAnswer(fate, status, headers, body, later);
  }

  /// The same with one header alone beside the type of its content.
  public WebAnswer with(String header, String value) {
    String type = headers.getOrDefault("Content-Type", "text/plain");
    return new WebAnswer(fate, status, Map.of("Content-Type", type, header, value), body, delay);
  }
}
