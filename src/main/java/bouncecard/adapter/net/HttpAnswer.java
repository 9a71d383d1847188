package bouncecard.adapter.net;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// An answer of HTTP/1 as far as it has come (RFC 9112), within bounds.
final class HttpAnswer {
  static final int LONGEST = 64 * 1024;
  private static final byte[] END_OF_HEADER = {'\r', '\n', '\r', '\n'};

  private byte[] octets = new byte[0];

  /// Takes what came; false where that is more than any policy has (RFC 8461 §3.2 lets a sender
  /// stop there).
  boolean take(byte[] more, int length) {
    int before = octets.length;
    octets = Arrays.copyOf(octets, Math.min(before + length, LONGEST + 1));
    System.arraycopy(more, 0, octets, before, octets.length - before);
    return octets.length <= LONGEST;
  }

  /// Whether nothing more is to come, by what the header says of the body.
  boolean isComplete() {
    int header = headerEnd();
    if (header < 0) {
      return false;
    }
    if (isChunked()) {
      return unchunked().isPresent();
    }
    return field("content-length")
        .map(value -> number(value, 10))
        .filter(length -> length >= 0 && octets.length - header >= length)
        .isPresent();
  }

  /// The status code; empty where this is no HTTP.
  Optional<Integer> status() {
    String head = text(0, Math.min(octets.length, 12));
    boolean isHttp = head.startsWith("HTTP/1.") && head.length() == 12 && head.charAt(8) == ' ';
    int status = isHttp && headerEnd() > 0 ? number(head.substring(9), 10) : -1;
    return status >= 100 ? Optional.of(status) : Optional.empty();
  }

  /// The body; empty where it is cut.
  Optional<String> body() {
    int header = headerEnd();
    if (header < 0) {
      return Optional.empty();
    }
    if (isChunked()) {
      return unchunked();
    }
    Optional<String> length = field("content-length");
    if (length.isEmpty()) {
      return Optional.of(text(header, octets.length));
    }
    int end = header + number(length.get(), 10);
    return end >= header && end <= octets.length
        ? Optional.of(text(header, end))
        : Optional.empty();
  }

  private boolean isChunked() {
    return field("transfer-encoding")
        .filter(value -> value.toLowerCase(Locale.ROOT).equals("chunked"))
        .isPresent();
  }

  private Optional<String> unchunked() {
    StringBuilder body = new StringBuilder();
    int at = headerEnd();
    while (true) {
      int line = indexOf(new byte[] {'\r', '\n'}, at);
      if (line < 0) {
        return Optional.empty();
      }
      String size = text(at, line);
      int extension = size.indexOf(';');
      int length = number(extension < 0 ? size : size.substring(0, extension).strip(), 16);
      int from = line + 2;
      if (length < 0 || from + length > octets.length) {
        return Optional.empty();
      }
      if (length == 0) {
        return Optional.of(body.toString());
      }
      body.append(text(from, from + length));
      at = from + length + 2;
    }
  }

  private Optional<String> field(String name) {
    String header = text(0, Math.max(0, headerEnd()));
    for (String line : header.split("\r\n", -1)) {
      int colon = line.indexOf(':');
      if (colon > 0 && line.substring(0, colon).toLowerCase(Locale.ROOT).equals(name)) {
        return Optional.of(line.substring(colon + 1).strip());
      }
    }
    return Optional.empty();
  }

  private static int number(String text, int radix) {
    boolean isNumber =
        !text.isEmpty()
            && text.length() <= 6
            && text.chars().allMatch(c -> c < 128 && Character.digit(c, radix) >= 0);
    return isNumber ? Integer.parseInt(text, radix) : -1;
  }

  private int headerEnd() {
    int end = indexOf(END_OF_HEADER, 0);
    return end < 0 ? -1 : end + END_OF_HEADER.length;
  }

  private int indexOf(byte[] sought, int from) {
    for (int i = from; i + sought.length <= octets.length; i++) {
      if (Arrays.equals(octets, i, i + sought.length, sought, 0, sought.length)) {
        return i;
      }
    }
    return -1;
  }

  private String text(int from, int to) {
    return new String(octets, from, to - from, StandardCharsets.UTF_8);
  }
}
