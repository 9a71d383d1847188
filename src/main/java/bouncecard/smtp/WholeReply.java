package bouncecard.smtp;

import bouncecard.smtp.CodeMention.Certainty;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What most replies begin with: a reply code and the enhanced status code that belongs to it, `550
/// 5.1.1 ` or `550-5.1.1 `. Nothing that stands after them makes them something else.
///
/// @param end where the enhanced status code ends
public record WholeReply(ReplyCode replyCode, EnhancedStatusCode enhanced, int end) {
  private static final int ENHANCED = 4;
  private static final int LONGEST_HEAD = "550 5.1.100".length();

  /// In what is longer an address may be cut, and a number in it.
  private static final int LONGEST = 320;

  /// The one that a text begins with; empty where it begins with none, or otherwise.
  public static Optional<WholeReply> of(String text) {
    int end = text.indexOf(' ', ENHANCED);
    boolean mayBegin =
        end > ENHANCED
            && end <= LONGEST_HEAD
            && (text.charAt(ENHANCED - 1) == ' ' || text.charAt(ENHANCED - 1) == '-');
    if (!mayBegin) {
      return Optional.empty();
    }
    Optional<ReplyCode> code = ReplyCode.at(text, 0);
    Optional<EnhancedStatusCode> enhanced = EnhancedStatusCode.at(text, ENHANCED, end);
    return code.isPresent() && enhanced.isPresent()
        ? Optional.of(new WholeReply(code.get(), enhanced.get(), end))
        : Optional.empty();
  }

  /// Whether no other number in the text that it begins may be a code.
  boolean isOnlyOneIn(String text) {
    if (text.length() > LONGEST) {
      return false;
    }
    int next;
    for (int i = end; i < text.length(); i = next) {
      next = i;
      while (next < text.length() && isDigit(text.charAt(next))) {
        next++;
      }
      boolean mayBeCode =
          next - i == 3 || (next - i == 1 && next < text.length() && text.charAt(next) == '.');
      if (mayBeCode) {
        return false;
      }
      next = Math.max(next, i + 1);
    }
    return true;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /// Both codes, as [CodeScanner#scan] finds them.
  List<CodeMention> mentions() {
    List<CodeMention> mentions = new ArrayList<>(2);
    mentions.add(new CodeMention(replyCode, 0, ENHANCED - 1, Certainty.NAMED));
    mentions.add(new CodeMention(enhanced, ENHANCED, end, Certainty.NAMED));
    return mentions;
  }
}
