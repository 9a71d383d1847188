package bouncecard.adapter.mail;

import java.util.Arrays;

/// The header fields of a mail or a part (RFC 5322 §2.2), found in its bytes in one pass and not
/// yet decoded. Fields beyond a bound are left to the body: there they are text.
final class HeaderFields {
  /// More of the fields' bytes than this are never looked at for a value.
  private static final int MOST_BYTES = 256 << 10;

  /// For each field where it begins, where its colon is or it ends, and where it ends.
  private static final int PLACES = 3;

  private final byte[] bytes;
  private final Slice body;
  private final int[] places;
  private final boolean isCut;

  private HeaderFields(byte[] bytes, Slice body, int[] places, boolean isCut) {
    this.bytes = bytes;
    this.body = body;
    this.places = places;
    this.isCut = isCut;
  }

  /// The fields that a mail or part begins with.
  ///
  /// @param most how many are taken
  /// @param longest how many bytes of each are
  /// @param isPart whether it is a part of a mail, which needs no header: where its first line is
  ///   no field, all of it is body
  static HeaderFields of(Slice whole, int most, int longest, boolean isPart) {
    byte[] bytes = whole.bytes();
    int[] places = new int[PLACES * Math.min(most, 32)];
    int used = 0;
    int size = 0;
    int line = whole.from();
    while (line < whole.to()) {
      int end = whole.endOfLine(line);
      int next = whole.afterLine(end);
      if (end == line) {
        return new HeaderFields(bytes, whole.from(next), Arrays.copyOf(places, used), false);
      }
      boolean isContinuation = bytes[line] == ' ' || bytes[line] == '\t';
      if (used == 0 && isPart && (isContinuation || !isField(bytes, line, end))) {
        return new HeaderFields(bytes, whole, new int[0], false);
      }
      if (!isContinuation) {
        if (used == PLACES * most || size > MOST_BYTES) {
          return new HeaderFields(bytes, whole.from(line), Arrays.copyOf(places, used), true);
        }
        if (used == places.length) {
          places = Arrays.copyOf(places, Math.min(2 * used, PLACES * most));
        }
        places[used] = line;
        places[used + 1] = colon(bytes, line, end);
        places[used + 2] = end;
        used += PLACES;
        size += Math.min(end - line, longest);
      } else if (used > 0) {
        places[used - 1] = end;
        size += Math.min(end - line, longest);
      }
      line = next;
    }
    return new HeaderFields(
        bytes, whole.from(whole.to()), Arrays.copyOf(places, used), /* isCut= */ false);
  }

  private static int colon(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && bytes[i] != ':') {
      i++;
    }
    return i;
  }

  /// Whether a line has a name and a colon (RFC 5322 §2.2: no space in the name).
  private static boolean isField(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && bytes[i] > ' ' && bytes[i] != ':') {
      i++;
    }
    while (i < to && (bytes[i] == ' ' || bytes[i] == '\t')) {
      i++; // RFC 5322 §4.5.8: an obsolete field may have one before the colon
    }
    return i > from && i < to && bytes[i] == ':';
  }

  int size() {
    return places.length / PLACES;
  }

  /// Whether there were more fields than are taken.
  boolean isCut() {
    return isCut;
  }

  /// What comes after the header.
  Slice body() {
    return body;
  }

  /// A field's name, without white space around it; of a line without a colon the line.
  String name(int field) {
    int from = places[PLACES * field];
    return new Slice(bytes, from, places[PLACES * field + 1])
        .text(MOST_BYTES, java.nio.charset.StandardCharsets.ISO_8859_1)
        .strip();
  }

  /// A field's value as it stands, folded and encoded, without white space before it; of a line
  /// without a colon the line.
  Slice value(int field) {
    int start = places[PLACES * field];
    int colon = places[PLACES * field + 1];
    int end = places[PLACES * field + 2];
    int from = colon < end && bytes[colon] == ':' ? colon + 1 : start;
    while (from < end && bytes[from] <= ' ' && bytes[from] >= 0) {
      from++;
    }
    return new Slice(bytes, from, end);
  }

  /// The first field of that name, whatever its case; -1 where there is none.
  ///
  /// @param name of ASCII
  int find(String name) {
    for (int field = 0; field < size(); field++) {
      int from = places[PLACES * field];
      if (isName(name, from, places[PLACES * field + 1])) {
        return field;
      }
    }
    return -1;
  }

  private boolean isName(String name, int line, int colon) {
    int end = colon;
    while (end > line && Character.isWhitespace(bytes[end - 1])) {
      end--;
    }
    int from = line;
    while (from < end && Character.isWhitespace(bytes[from])) {
      from++;
    }
    if (end - from != name.length()) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (lower(bytes[from + i]) != lower(name.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static int lower(int c) {
    return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
  }
}
