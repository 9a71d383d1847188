package bouncecard.adapter.slack.drawing;

import bouncecard.card.Cutter;
import bouncecard.card.Rich;
import bouncecard.text.UntrustedText;
import java.util.List;

/// Texts without formatting, cut to what Slack takes.
final class SlackText {
  private static final int LONGEST_NAME = 150;

  private SlackText() {}

  /// Pieces that are each at most `limit` characters long once they are escaped; none where there
  /// is nothing to be seen.
  static List<String> pieces(String text, int limit) {
    Rich drawable = Rich.plain(UntrustedText.drawable(text));
    return Cutter.cut(drawable, limit, piece -> SlackMarkup.plain(piece.text()).length()).stream()
        .map(piece -> SlackMarkup.plain(piece.text()).strip())
        .filter(piece -> !piece.isEmpty())
        .toList();
  }

  /// Pieces of at most `limit` characters that are not escaped, for rich text.
  static List<String> raw(String text, int limit) {
    Rich drawable = Rich.plain(UntrustedText.drawable(text));
    return Cutter.cut(drawable, limit, piece -> piece.text().length()).stream()
        .map(piece -> piece.text().strip())
        .filter(piece -> !piece.isEmpty())
        .toList();
  }

  /// The beginning on one line, for labels, where the rest cannot follow; never empty, for Slack
  /// refuses that.
  static String shortened(String text, int limit) {
    String line = beginning(text, limit + 1);
    List<String> pieces = pieces(line, limit);
    if (pieces.isEmpty()) {
      return "…";
    }
    return pieces.size() == 1 ? pieces.getFirst() : pieces(line, limit - 1).getFirst() + "…";
  }

  /// What names a value: a label or a code, which are short.
  static Rich name(String text) {
    return Rich.plain(beginning(text, LONGEST_NAME));
  }

  /// The first `limit` characters on one line, not escaped yet.
  static String beginning(String text, int limit) {
    return new UntrustedText(text).visible(limit);
  }
}
