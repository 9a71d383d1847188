package bouncecard.card;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/// Cuts a text that is too long for where it is drawn, so that nothing of it is lost.
///
/// A cut falls after a sentence; where one sentence is too long, at a line break or a space; where
/// one word is too long, within it. A cut inside something verbatim is the last resort, for a
/// command in two pieces cannot be pasted.
public final class Cutter {
  private Cutter() {}

  /// The text in pieces of which none is larger than `limit`; together they are the text.
  ///
  /// @param size how large a text is when drawn; at least as large as it has characters, and no
  ///   piece larger than the whole
  public static List<Rich> cut(Rich text, int limit, ToIntFunction<Rich> size) {
    List<Rich> pieces = new ArrayList<>();
    Rich rest = text;
    // What has more characters is larger, however it is drawn, and need not be drawn to know.
    while (rest.text().length() > limit || size.applyAsInt(rest) > limit) {
      int end = end(rest, limit, size);
      pieces.add(part(rest, 0, end));
      rest = part(rest, end, Integer.MAX_VALUE);
    }
    if (!rest.text().isBlank() || pieces.isEmpty()) {
      pieces.add(rest);
    }
    return pieces;
  }

  /// Where the first piece ends.
  private static int end(Rich text, int limit, ToIntFunction<Rich> size) {
    int low = 1;
    int high = Math.min(limit, text.text().length());
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (size.applyAsInt(part(text, 0, middle)) <= limit) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    int end = Boundaries.last(text, low);
    // A shorter text can be larger when drawn, where a cut makes two verbatim spans of one.
    while (end > 1 && size.applyAsInt(part(text, 0, end)) > limit) {
      end = Boundaries.last(text, end - 1);
    }
    return end;
  }

  private static Rich part(Rich text, int from, int to) {
    List<Span> spans = new ArrayList<>();
    int at = 0;
    for (Span span : text.spans()) {
      int start = Math.max(from - at, 0);
      int end = Math.min(to - at, span.text().length());
      if (start < end) {
        boolean isWhole = start == 0 && end == span.text().length();
        spans.add(isWhole ? span : part(span, start, end));
      }
      at += span.text().length();
    }
    return new Rich(spans);
  }

  private static Span part(Span span, int start, int end) {
    String text = span.text().substring(start, end);
    return switch (span) {
      case Span.Plain _ -> new Span.Plain(text);
      // Half an address leads elsewhere, so it is no link any more.
      case Span.Verbatim _, Span.Link _ -> new Span.Verbatim(text);
      case Span.Time _ -> new Span.Plain(text);
    };
  }
}
