package bouncecard.adapter.web;

import bouncecard.app.reading.Submission;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The content of a request's body: fields, and files.
///
/// @param fields by name, each the first of its name
record Submitted(Map<String, String> fields, List<Submission.File> files) {
  private static final byte[] BREAK = {'\r', '\n'};
  private static final byte[] BLANK = {'\r', '\n', '\r', '\n'};
  private static final int MOST_PARTS = 50;
  private static final int LONGEST_HEAD = 4_096;

  /// Copies both.
  Submitted {
    fields = Map.copyOf(fields);
    files = List.copyOf(files);
  }

  static Submitted text(byte[] body) {
    return new Submitted(Map.of("text", new String(body, StandardCharsets.UTF_8)), List.of());
  }

  static Submitted file(String name, byte[] body) {
    return new Submitted(Map.of(), List.of(new Submission.File(name, body)));
  }

  static Submitted form(byte[] body) {
    return new Submitted(Escapes.fields(new String(body, StandardCharsets.ISO_8859_1)), List.of());
  }

  /// The parts of a form (RFC 7578); empty where it is none, or cut off. Linear in its length.
  static Optional<Submitted> parts(byte[] body, String contentType) {
    Optional<String> boundary = parameter(contentType, "boundary");
    if (boundary.isEmpty() || boundary.get().isEmpty() || boundary.get().length() > 70) {
      return Optional.empty();
    }
    byte[] mark = ("\r\n--" + boundary.get()).getBytes(StandardCharsets.ISO_8859_1);
    byte[] first = ("--" + boundary.get()).getBytes(StandardCharsets.ISO_8859_1);
    Map<String, String> fields = new HashMap<>();
    List<Submission.File> files = new ArrayList<>();
    if (!startsWith(body, first, 0)) {
      return Optional.empty();
    }
    int at = first.length;
    for (int part = 0; part < MOST_PARTS; part++) {
      if (startsWith(body, new byte[] {'-', '-'}, at)) {
        return Optional.of(new Submitted(fields, files));
      }
      if (!startsWith(body, BREAK, at)) {
        return Optional.empty();
      }
      int blank = find(body, BLANK, at, Math.min(body.length, at + LONGEST_HEAD));
      int end = blank < 0 ? -1 : find(body, mark, blank + 2, body.length);
      if (end < 0) {
        return Optional.empty();
      }
      String head = new String(body, at, blank - at, StandardCharsets.UTF_8);
      int from = Math.min(blank + BLANK.length, end);
      take(head, Arrays.copyOfRange(body, from, Math.max(from, end)), fields, files);
      at = end + mark.length;
    }
    return Optional.empty();
  }

  private static void take(
      String head, byte[] content, Map<String, String> fields, List<Submission.File> files) {
    for (String line : head.split("\r\n", -1)) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-disposition:")) {
        Optional<String> file = parameter(line, "filename");
        if (file.isPresent()) {
          if (content.length > 0) {
            files.add(new Submission.File(file.get().isEmpty() ? "file" : file.get(), content));
          }
        } else {
          parameter(line, "name")
              .ifPresent(
                  name -> fields.putIfAbsent(name, new String(content, StandardCharsets.UTF_8)));
        }
      }
    }
  }

  /// A parameter of a header's value, with quotes or without.
  static Optional<String> parameter(String value, String name) {
    String lower = value.toLowerCase(Locale.ROOT);
    int at = lower.indexOf(";");
    while (at >= 0) {
      int start = at + 1;
      while (start < value.length() && value.charAt(start) == ' ') {
        start++;
      }
      if (lower.startsWith(name + "=", start)) {
        String rest = value.substring(start + name.length() + 1);
        if (rest.startsWith("\"")) {
          int close = rest.indexOf('"', 1);
          return close < 0 ? Optional.empty() : Optional.of(rest.substring(1, close));
        }
        int end = rest.indexOf(';');
        return Optional.of((end < 0 ? rest : rest.substring(0, end)).strip());
      }
      at = lower.indexOf(';', start);
    }
    return Optional.empty();
  }

  private static boolean startsWith(byte[] bytes, byte[] what, int at) {
    return at + what.length <= bytes.length
        && Arrays.equals(bytes, at, at + what.length, what, 0, what.length);
  }

  /// Where it first stands; -1 where it does not. What is looked for begins with a line break, of
  /// which a text has few.
  private static int find(byte[] bytes, byte[] what, int from, int to) {
    for (int i = from; i + what.length <= to; i++) {
      if (bytes[i] == what[0] && startsWith(bytes, what, i)) {
        return i;
      }
    }
    return -1;
  }
}
