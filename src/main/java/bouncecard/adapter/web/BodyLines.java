package bouncecard.adapter.web;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The lines of a body that are not blank, one after the other; only the one that is asked for is
/// copied.
final class BodyLines {
  private final byte[] body;
  private int at;

  BodyLines(byte[] body) {
    this.body = body;
  }

  /// How many there are, counted up to a limit. It does not matter how many were taken.
  int count(int most) {
    BodyLines all = new BodyLines(body);
    int count = 0;
    while (count < most && all.next().isPresent()) {
      count++;
    }
    return count;
  }

  /// The next line; empty after the last.
  Optional<String> next() {
    while (at < body.length) {
      int end = at;
      while (end < body.length && body[end] != '\n') {
        end++;
      }
      String line = new String(body, at, end - at, StandardCharsets.UTF_8);
      at = end + 1;
      if (!line.isBlank()) {
        return Optional.of(line);
      }
    }
    return Optional.empty();
  }
}
