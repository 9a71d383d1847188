package bouncecard.read.notice;

import bouncecard.catalog.words.NoticeWords;
import bouncecard.text.LowerCase;
import java.util.List;

/// The header of a notice that was pasted with it, in any language: below the field that says that
/// a mail system wrote it, the field of whom it was written to names nobody whose mail failed.
final class NoticeHeads {
  private static final int MOST_LINES = 8;

  private final List<String> from;
  private final List<String> to;
  private final List<String> systems;
  private int left;

  NoticeHeads(NoticeWords words) {
    from = words.fromHeads();
    to = words.toHeads();
    systems = words.systems();
  }

  /// Whether the line names whom the notice was written to. Lines are to be shown in order.
  boolean isAddressee(String line) {
    String head = LowerCase.of(line.stripLeading());
    if (begins(head, from)) {
      left = systems.stream().anyMatch(head::contains) ? MOST_LINES : 0;
      return false;
    }
    left = line.isBlank() ? 0 : Math.max(0, left - 1);
    return left > 0 && begins(head, to);
  }

  private static boolean begins(String head, List<String> heads) {
    return heads.stream().anyMatch(head::startsWith);
  }
}
