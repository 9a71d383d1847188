package bouncecard.read.notice;

import bouncecard.catalog.words.NoticeWords;
import bouncecard.text.Beginnings;
import bouncecard.text.PhraseIndex;

/// The header of a notice that was pasted with it, in any language: below the field that says that
/// a mail system wrote it, the field of whom it was written to names nobody whose mail failed.
final class NoticeHeads {
  private static final int MOST_LINES = 8;

  private final Fields fields;
  private int left;

  NoticeHeads(Fields fields) {
    this.fields = fields;
  }

  /// By what the fields are known.
  ///
  /// @param from how the field of the author is headed
  /// @param to how that of whom it was written to is
  /// @param systems mail systems, as authors
  record Fields(Beginnings from, Beginnings to, PhraseIndex systems) {
    Fields(NoticeWords words) {
      this(
          new Beginnings(words.fromHeads()),
          new Beginnings(words.toHeads()),
          new PhraseIndex(words.systems()));
    }
  }

  /// Whether the line names whom the notice was written to. Lines are to be shown in order.
  boolean isAddressee(String line) {
    int start = 0;
    while (start < line.length() && Character.isWhitespace(line.charAt(start))) {
      start++;
    }
    if (fields.from.isAnyAt(line, start)) {
      left = fields.systems.isAnyInLowerCaseOf(line) ? MOST_LINES : 0;
      return false;
    }
    left = start == line.length() ? 0 : Math.max(0, left - 1);
    return left > 0 && fields.to.isAnyAt(line, start);
  }
}
