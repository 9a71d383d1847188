package bouncecard.adapter.net;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// An answer of HTTP/1 as far as it has come (RFC 9112), within bounds. No byte is looked at twice,
/// in however small pieces they come.
final class HttpAnswer {
  static final int LONGEST = 64 * 1024;
  private static final int UNKNOWN = -1;

  private byte[] bytes = new byte[1024];
  private int filled;
  private int headerEnd = UNKNOWN;

  /// Up to where no end of the header was found, later of a chunk's line.
  private int seen;

  private boolean isChunked;
  private Optional<Integer> length = Optional.empty();
  private final ByteArrayOutputStream unchunked = new ByteArrayOutputStream();

  /// Where the next chunk's line begins.
  private int chunk;

  private boolean isWhole;
  private boolean isBroken;

  /// Takes what came; false where that is more than any policy has (RFC 8461 §3.2 lets a sender
  /// stop there).
  boolean take(byte[] more, int count) {
    int taken = Math.min(count, LONGEST + 1 - filled);
    if (filled + taken > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.min(2 * (filled + taken), LONGEST + 1));
    }
    System.arraycopy(more, 0, bytes, filled, taken);
    filled += taken;
    if (headerEnd == UNKNOWN) {
      readHeader();
    }
    if (isChunked) {
      readChunks();
    }
    return filled <= LONGEST;
  }

  private void readHeader() {
    for (; seen + 4 <= filled; seen++) {
      if (isLineEnd(seen) && isLineEnd(seen + 2)) {
        headerEnd = seen + 4;
        seen = headerEnd;
        chunk = headerEnd;
        isChunked =
            field("transfer-encoding")
                .filter(value -> value.toLowerCase(Locale.ROOT).equals("chunked"))
                .isPresent();
        length = field("content-length").map(value -> number(value, 10));
        return;
      }
    }
  }

  private boolean isLineEnd(int at) {
    return bytes[at] == '\r' && bytes[at + 1] == '\n';
  }

  private void readChunks() {
    while (!isWhole && !isBroken) {
      while (seen + 2 <= filled && !isLineEnd(seen)) {
        seen++;
      }
      if (seen + 2 > filled) {
        return;
      }
      String size = text(chunk, seen);
      int extension = size.indexOf(';');
      int count = number(extension < 0 ? size : size.substring(0, extension).strip(), 16);
      int from = seen + 2;
      isBroken = count < 0;
      isWhole = count == 0;
      if (count > 0) {
        if (from + count + 2 > filled) {
          return;
        }
        unchunked.write(bytes, from, count);
        chunk = from + count + 2;
        seen = chunk;
      }
    }
  }

  /// Whether nothing more is to come, by what the header says of the body, or nothing more could be
  /// understood.
  boolean isComplete() {
    return isChunked
        ? isWhole || isBroken
        : length.filter(count -> count >= 0 && filled - headerEnd >= count).isPresent();
  }

  /// The status code; empty where this is no HTTP.
  Optional<Integer> status() {
    String head = text(0, Math.min(filled, 12));
    boolean isHttp = head.startsWith("HTTP/1.") && head.length() == 12 && head.charAt(8) == ' ';
    int status = isHttp && headerEnd != UNKNOWN ? number(head.substring(9), 10) : UNKNOWN;
    return status >= 100 ? Optional.of(status) : Optional.empty();
  }

  /// The body; empty where it is cut.
  Optional<String> body() {
    if (headerEnd == UNKNOWN) {
      return Optional.empty();
    }
    if (isChunked) {
      return isWhole ? Optional.of(unchunked.toString(StandardCharsets.UTF_8)) : Optional.empty();
    }
    if (length.isEmpty()) {
      return Optional.of(text(headerEnd, filled));
    }
    return isComplete() ? Optional.of(text(headerEnd, headerEnd + length.get())) : Optional.empty();
  }

  private Optional<String> field(String name) {
    for (String line : text(0, headerEnd).split("\r\n", -1)) {
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
    return isNumber ? Integer.parseInt(text, radix) : UNKNOWN;
  }

  private String text(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }
}
