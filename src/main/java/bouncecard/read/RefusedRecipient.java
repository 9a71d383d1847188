package bouncecard.read;

import bouncecard.dsn.Addresses;
import bouncecard.read.notice.Notice;
import bouncecard.read.reply.ReplyReader;
import bouncecard.smtp.SmtpReply;
import bouncecard.text.LowerCase;
import java.util.Optional;

/// The recipient that a refusal names in its words.
final class RefusedRecipient {
  private RefusedRecipient() {}

  /// The address right after the codes of a refusal, `550 5.1.1 <user@example.com>: …`, where its
  /// words do not say that it is the sender's.
  static Optional<String> behindCodes(String text, ReplyReader replies) {
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
          && !LowerCase.of(said).contains("sender")) {
        return Addresses.first(said.substring(open + 1, close));
      }
    }
    return Optional.empty();
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
  static boolean isNamedInReplyOnly(Notice notice, ReplyReader replies) {
    if (!notice.namesRecipients() || notice.listsRecipients() || notice.failed()) {
      return false;
    }
    Optional<String> inReply = behindCodes(notice.text(), replies);
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
