package bouncecard.read;

import bouncecard.dsn.Addresses;
import bouncecard.read.notice.Notice;
import bouncecard.read.notice.NoticeReader;
import bouncecard.read.reply.ReplyReader;
import bouncecard.smtp.SmtpReply;
import bouncecard.text.LowerCase;
import java.util.Optional;

/// The recipient that a refusal names in its words.
final class RefusedRecipient {
  /// RFC 5321 §4.5.3.1.3.
  private static final int LONGEST = 254;

  private RefusedRecipient() {}

  /// The address right after the codes of a refusal, `550 5.1.1 <user@example.com>: …`, where its
  /// words do not say that it is the sender's.
  static Optional<String> behindCodes(String text, ReplyReader replies, NoticeReader notices) {
    if (text.indexOf('<') < 0) {
      return Optional.empty();
    }
    for (SmtpReply reply : replies.read(text)) {
      String said = reply.text().value();
      int open = said.indexOf('<');
      int close = open < 0 ? -1 : said.indexOf('>', open);
      if (close > 0
          && open > 2
          && !hasLetter(said, open)
          && said.lastIndexOf('\n', close) < 0
          && !LowerCase.of(said).contains("sender")
          && !notices.isSomebodyElses(said, open + 1, close)) {
        return written(said.substring(open + 1, close));
      }
    }
    return Optional.empty();
  }

  /// What stands in the brackets: an address that is malformed is named as it was given.
  private static Optional<String> written(String inner) {
    Optional<String> found = Addresses.first(inner);
    boolean isMalformed =
        found.isEmpty()
            || inner.endsWith(".")
            || (inner.indexOf(' ') > 0 && inner.indexOf('(') < 0 && inner.indexOf('"') < 0);
    boolean isAddress = inner.indexOf('@') >= 0 && inner.length() <= LONGEST;
    return isMalformed ? Optional.of(inner.strip()).filter(_ -> isAddress) : found;
  }

  private static boolean hasLetter(String text, int end) {
    for (int i = 0; i < end; i++) {
      if (Character.isLetter(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /// Whether the refusal itself names another recipient than the labels around it: those are of
  /// whoever wrote the log or the ticket.
  static boolean isNamedInReplyOnly(Notice notice, ReplyReader replies, NoticeReader notices) {
    if (!notice.namesRecipients() || notice.listsRecipients() || notice.failed()) {
      return false;
    }
    Optional<String> inReply = behindCodes(notice.text(), replies, notices);
    return inReply.isPresent()
        && notice.told().stream()
            .noneMatch(told -> told.recipient().equalsIgnoreCase(inReply.get()));
  }

  /// The address that a refusal speaks of, as `550 5.1.1 <user@example.com>: Recipient address
  /// rejected`; none where its words say that it is the sender's.
  static Optional<String> in(Notice notice) {
    if (notice.text().indexOf('@') < 0) {
      return Optional.empty();
    }
    String lower = LowerCase.of(notice.text());
    if (lower.contains("sender address")
        || lower.contains("sender rejected")
        || lower.contains("from=<")) {
      int to = lower.indexOf("to=<");
      return to < 0 ? Optional.empty() : Addresses.first(notice.text().substring(to + 4));
    }
    return notice.told().stream().findFirst().map(Notice.Told::recipient);
  }
}
