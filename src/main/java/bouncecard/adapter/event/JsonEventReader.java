package bouncecard.adapter.event;

import bouncecard.app.EventReader;
import bouncecard.text.UntrustedText;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Reads JSON with Jackson: one value, several, one a line, or lines of JSON among others.
public final class JsonEventReader implements EventReader {
  private static final int LONGEST = 1 << 20;
  private static final int MOST_VALUES = 20_000;

  /// Trying to read takes long where it fails.
  private static final int MOST_FAILURES = 500;

  private static final int LONGEST_PREFIX = 120;
  private static final Contents NOTHING = new Contents.Nothing();

  /// A reader; it keeps no state.
  public JsonEventReader() {}

  @Override
  public Contents read(UntrustedText untrusted) {
    String text = untrusted.value();
    if (text.indexOf('{') < 0) {
      return NOTHING;
    }
    String bounded = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    int start = start(bounded);
    int end = Math.max(bounded.lastIndexOf('}'), bounded.lastIndexOf(']')) + 1;
    Unwrapping found = new Unwrapping();
    if (start >= 0 && end > start) {
      Json.values(bounded.substring(start, end), MOST_VALUES).forEach(found::add);
    }
    if (!found.hasEvents() && !found.hasRecords()) {
      found = byLine(bounded);
    }
    if (found.hasEvents()) {
      return new Contents.Events(found.events());
    }
    return found.hasRecords() ? new Contents.Log(new UntrustedText(found.lines())) : NOTHING;
  }

  /// Where JSON begins a line; -1 where it does not. `[TSS04]` is none.
  private static int start(String text) {
    boolean isLineStart = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isLineStart && (c == '{' || c == '[')) {
        int next = i + 1;
        while (next < text.length() && text.charAt(next) <= ' ') {
          next++;
        }
        if (next < text.length() && (c == '{' ? "\"}" : "{[").indexOf(text.charAt(next)) >= 0) {
          return i;
        }
      }
      isLineStart = c == '\n' || c == '\r' || (isLineStart && c <= ' ');
    }
    return -1;
  }

  private static Unwrapping byLine(String text) {
    Unwrapping found = new Unwrapping();
    int failures = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      int open = line.indexOf("{\"");
      boolean isTried = open >= 0 && open < LONGEST_PREFIX && line.lastIndexOf('"', open) < 0;
      List<JsonNode> values =
          isTried && failures < MOST_FAILURES
              ? Json.values(line.substring(open), MOST_VALUES)
              : List.of();
      if (values.isEmpty()) {
        failures += isTried ? 1 : 0;
        found.line(line);
      } else {
        values.forEach(found::add);
      }
    }
    return found;
  }
}
