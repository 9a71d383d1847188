package bouncecard.read.reply;

import bouncecard.smtp.CodeMention;
import bouncecard.smtp.CodeMention.Certainty;
import bouncecard.smtp.CodeScanner;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.EnhancedStatusCodeRange;
import bouncecard.smtp.ReplyCode;
import bouncecard.smtp.SmtpCommand;
import bouncecard.smtp.SmtpReply;
import bouncecard.text.LeadWords;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the replies that a text quotes: single, multi-line, joined into one line, and one inside
/// another.
public final class ReplyReader {
  /// What stands before the command that was answered; see [ReaderHint#COMMAND].
  public static final List<String> COMMAND_LEADS =
      List.of("in reply to ", "reply to ", "after ", ">>> ");

  private static final LeadWords COMMAND_LEAD = new LeadWords(COMMAND_LEADS);
  private static final int LONGEST_COMMAND = 24;
  private static final String SAID = "said:";

  private static final int CODE = 3;

  /// What is longer is no single line of a reply (RFC 5321 §4.5.3.1.5).
  private static final int LONGEST_LINE = 512;

  private static final int LONGEST_REMEMBERED = 4096;

  private final CodeScanner scanner;

  /// What was read last: a pasted reply is asked for its replies, for them again with the address
  /// that they name, and then for its codes. Threads may overwrite each other's; they only lose
  /// time by it.
  private Mentioned last = new Mentioned("", List.of(), false);

  private Replied lastReplied = new Replied("", List.of());

  public ReplyReader(CodeScanner scanner) {
    this.scanner = scanner;
  }

  /// The codes in `text` that its surroundings make certain.
  public List<CodeMention> mentions(String text) {
    Mentioned known = last;
    if (known.text.equals(text)) {
      return known.mentions;
    }
    List<CodeMention> certain = scanner.scan(text);
    boolean isHead = !certain.isEmpty() && certain.getFirst().start() == 0;
    certain.removeIf(mention -> mention.certainty() == Certainty.BARE);
    dropGreetingFragment(certain, text);
    if (text.length() <= LONGEST_REMEMBERED) {
      last = new Mentioned(text, certain, isHead);
    }
    return certain;
  }

  /// The reply code that one line begins with and that refuses something; its surroundings do not
  /// say that it is none, nor that it is one.
  public Optional<ReplyCode> head(String text) {
    return begun(text).filter(_ -> isHead(text));
  }

  private boolean isHead(String text) {
    Mentioned known = last;
    return known.text.equals(text)
        ? known.isHead
        : scanner.scan(text).stream().anyMatch(mention -> mention.start() == 0);
  }

  /// What one line begins with, if it were a reply code that refuses something.
  public static Optional<ReplyCode> begun(String text) {
    boolean mayBegin =
        text.length() > CODE + 1
            && text.length() <= LONGEST_LINE
            && text.charAt(CODE) == ' '
            && text.indexOf('\n') < 0;
    return mayBegin
        ? ReplyCode.parse(text.substring(0, CODE)).filter(ReplyCode::isNegative)
        : Optional.empty();
  }

  /// A text with its codes.
  ///
  /// @param isHead whether one of them, certain or not, is what the text begins with
  private record Mentioned(String text, List<CodeMention> mentions, boolean isHead) {}

  /// A text with its replies.
  private record Replied(String text, List<SmtpReply> replies) {}

  /// The replies in order. A reply ends where the next one begins, or where the text does.
  public List<SmtpReply> read(String text) {
    Replied known = lastReplied;
    if (known.text.equals(text)) {
      return known.replies;
    }
    List<SmtpReply> replies = replies(text);
    if (text.length() <= LONGEST_REMEMBERED) {
      lastReplied = new Replied(text, replies);
    }
    return replies;
  }

  private List<SmtpReply> replies(String text) {
    List<Draft> drafts = new ArrayList<>(2);
    for (CodeMention mention : mentions(text)) {
      switch (mention.code()) {
        case ReplyCode code -> addReplyCode(drafts, code, mention, text);
        case EnhancedStatusCode code -> addEnhanced(drafts, code, mention);
        case EnhancedStatusCodeRange _ -> {}
      }
    }
    List<SmtpReply> replies = new ArrayList<>(drafts.size());
    for (int i = 0; i < drafts.size(); i++) {
      int end = i + 1 < drafts.size() ? drafts.get(i + 1).start : text.length();
      replies.add(drafts.get(i).reply(text, end));
    }
    return replies;
  }

  private static void addReplyCode(
      List<Draft> drafts, ReplyCode code, CodeMention mention, String text) {
    boolean continues =
        !drafts.isEmpty()
            && drafts.getLast().replyCode.filter(code::equals).isPresent()
            && !isNewSpeaker(text, mention.start());
    if (!continues) {
      Draft draft = new Draft(mention.start());
      draft.replyCode = Optional.of(code);
      drafts.add(draft);
    }
  }

  /// `said: 550 …` and the like quote another server, though it said the same code.
  private static boolean isNewSpeaker(String text, int start) {
    for (int i = Math.max(0, start - 8); i + SAID.length() <= start; i++) {
      if (text.regionMatches(true, i, SAID, 0, SAID.length())) {
        return true;
      }
    }
    return false;
  }

  private static void addEnhanced(
      List<Draft> drafts, EnhancedStatusCode code, CodeMention mention) {
    if (drafts.isEmpty()) {
      drafts.add(new Draft(mention.start()));
    }
    Draft last = drafts.getLast();
    if (last.enhancedStatusCode.isEmpty()) {
      last.enhancedStatusCode = Optional.of(code);
    }
  }

  /// QUIRK: La Poste's `220-laposte 421 4.2.1 …` glues the greeting's head to the reply.
  private static void dropGreetingFragment(List<CodeMention> mentions, String text) {
    if (mentions.size() > 1
        && mentions.getFirst().code() instanceof ReplyCode(int value)
        && value == 220
        && mentions.get(1).code() instanceof ReplyCode next
        && next.isNegative()
        && text.substring(mentions.get(0).start(), mentions.get(1).start()).indexOf('\n') < 0) {
      mentions.removeFirst();
    }
  }

  /// The command that `(in reply to RCPT TO command)`, `after RCPT TO:<…>` or `>>> RCPT TO` names.
  static Optional<SmtpCommand> command(String text) {
    for (int left = COMMAND_LEAD.in(text); left != 0; left &= left - 1) {
      int lead = Integer.numberOfTrailingZeros(left);
      for (int at = COMMAND_LEAD.indexOf(text, lead, 0);
          at >= 0;
          at = COMMAND_LEAD.indexOf(text, lead, at + 1)) {
        int from = at + COMMAND_LEADS.get(lead).length();
        Optional<SmtpCommand> command =
            SmtpCommand.named(
                text.substring(from, Math.min(text.length(), from + LONGEST_COMMAND)));
        if (command.isPresent()) {
          return command;
        }
      }
    }
    return Optional.empty();
  }

  private static final class Draft {
    private final int start;
    private Optional<ReplyCode> replyCode = Optional.empty();
    private Optional<EnhancedStatusCode> enhancedStatusCode = Optional.empty();

    Draft(int start) {
      this.start = start;
    }

    SmtpReply reply(String text, int end) {
      return new SmtpReply(
          replyCode,
          enhancedStatusCode,
          new UntrustedText(text.substring(start, end).strip()),
          start,
          end);
    }
  }
}
