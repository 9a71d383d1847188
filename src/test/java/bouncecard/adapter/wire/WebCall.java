package bouncecard.adapter.wire;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/// A request that a stand-in got.
///
/// @param method as `POST`
/// @param path with what stands after the question mark
/// @param headers by name in lower case
/// @param at when it arrived, as of [System#nanoTime]
@SuppressWarnings("ArrayRecordComponent") // calls are looked at and never compared
public record WebCall(
    String method, String path, Map<String, String> headers, byte[] body, long at) {

  /// The body as text.
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /// A header's value; empty where it is not there.
  public String header(String name) {
    return headers.getOrDefault(name, "");
  }

  @Override
  public String toString() {
    return method + " " + path + " " + text();
  }
}
