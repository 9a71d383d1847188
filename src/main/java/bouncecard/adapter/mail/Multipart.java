package bouncecard.adapter.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The parts of a multipart body (RFC 2046 §5.1.1), found in its bytes in one pass: a line is
/// looked at once, whatever the boundary is.
///
/// @param parts each with its header
/// @param rest what comes after as many parts as are taken
/// @param hasLongBoundary whether the boundary is longer than one may be; then there are no parts
record Multipart(List<Slice> parts, Optional<Slice> rest, boolean hasLongBoundary) {
  /// RFC 2046 §5.1.1, without the two hyphens before it.
  private static final int LONGEST_BOUNDARY = 70;

  private static final int HYPHENS = 2;

  private enum Line {
    PART,
    END,
    OTHER
  }

  Multipart {
    parts = List.copyOf(parts);
  }

  /// The parts of a body.
  ///
  /// @param boundary the parameter; without one, the first line that looks like a boundary is it
  /// @param most how many parts are taken
  static Multipart of(Slice body, Optional<String> boundary, int most) {
    if (boundary.isPresent() && boundary.get().length() > LONGEST_BOUNDARY) {
      return new Multipart(List.of(), Optional.empty(), true);
    }
    byte[] delimiter = boundary.map(Multipart::delimiter).orElse(new byte[0]);
    byte[] bytes = body.bytes();
    List<Slice> parts = new ArrayList<>();
    int part = -1;
    int line = body.from();
    while (line < body.to()) {
      int end = body.endOfLine(line);
      int next = body.afterLine(end);
      if (bytes[line] == '-' && line + 1 < end && bytes[line + 1] == '-') {
        if (delimiter.length == 0) {
          delimiter = guessed(bytes, line, end);
          if (delimiter.length > HYPHENS + LONGEST_BOUNDARY) {
            return new Multipart(List.of(), Optional.empty(), true);
          }
        }
        Line kind = delimiter.length == 0 ? Line.OTHER : kind(bytes, line, end, delimiter);
        if (kind != Line.OTHER) {
          if (part >= 0) {
            parts.add(new Slice(bytes, part, Math.max(part, beforeBreak(bytes, part, line))));
          }
          part = kind == Line.PART ? next : -1;
          if (kind == Line.END) {
            break;
          }
          if (parts.size() == most) {
            return new Multipart(parts, Optional.of(body.from(next)), false);
          }
        }
      }
      line = next;
    }
    if (part >= 0) {
      parts.add(body.from(part)); // cut off, or without an end
    }
    return new Multipart(parts, Optional.empty(), false);
  }

  private static byte[] delimiter(String boundary) {
    return ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
  }

  /// The line as a boundary; nothing where it is a rule of hyphens, as people draw under headings.
  private static byte[] guessed(byte[] bytes, int from, int to) {
    int end = to;
    while (end > from && (bytes[end - 1] == ' ' || bytes[end - 1] == '\t')) {
      end--;
    }
    int length = end - from;
    boolean areHyphens = true;
    for (int i = from; i < end && areHyphens; i++) {
      areHyphens = bytes[i] == '-';
    }
    return length <= HYPHENS || (length > 2 * HYPHENS && areHyphens)
        ? new byte[0]
        : java.util.Arrays.copyOfRange(bytes, from, end);
  }

  private static Line kind(byte[] bytes, int from, int to, byte[] delimiter) {
    int at = from + delimiter.length;
    if (at > to || !isAt(bytes, from, delimiter)) {
      return Line.OTHER;
    }
    if (at + 1 < to && bytes[at] == '-' && bytes[at + 1] == '-') {
      return Line.END;
    }
    while (at < to && (bytes[at] == ' ' || bytes[at] == '\t')) {
      at++;
    }
    return at == to ? Line.PART : Line.OTHER;
  }

  private static boolean isAt(byte[] bytes, int from, byte[] delimiter) {
    return java.util.Arrays.equals(
        bytes, from, from + delimiter.length, delimiter, 0, delimiter.length);
  }

  /// Where a part ends that a boundary follows: the line break before it is the boundary's.
  private static int beforeBreak(byte[] bytes, int part, int line) {
    int end = line;
    if (end > part && bytes[end - 1] == '\n') {
      end--;
    }
    return end > part && bytes[end - 1] == '\r' ? end - 1 : end;
  }
}
