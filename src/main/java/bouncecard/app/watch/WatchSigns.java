package bouncecard.app.watch;

import bouncecard.app.watch.HeardMessage.Author;
import bouncecard.catalog.words.WatchWords;
import bouncecard.decode.ReplyStanding;
import bouncecard.text.Lines;
import bouncecard.text.LowerCase;
import bouncecard.text.PhraseIndex;
import bouncecard.text.PhraseKinds;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Phrases in what a channel says that tell for or against an answer, whatever bounce is in it.
final class WatchSigns {
  /// What stands in a report as it was mailed, and in no document that explains one.
  private static final List<String> MAILS =
      List.of("final-recipient:", "mime-version:", "content-type:");

  private static final int LONGEST_HEADING = 300;
  private static final int LONGEST_ADDED = 120;
  private static final int LONGEST_REMARK = 240;
  private static final int LONGEST_LABEL = 16;
  private static final String LINK = "://";

  private final PhraseKinds<Sign> signs;
  private final SettledWords settled;
  private final List<String> clients;
  private final PhraseIndex errors;

  /// What a phrase tells.
  enum Sign {
    CLOSING,
    DEVELOPER,
    EXAMPLE,
    EXPLAINING,
    ATTACK,
    MADE_UP,
    SPEAKER,
    UNREACHED,
    OWN_REFUSAL,
    CITING,
    TEACHING,
    CHANGE,
    LOGIN
  }

  /// @param errors names of libraries' errors
  WatchSigns(WatchWords words, PhraseIndex errors) {
    this.signs =
        new PhraseKinds<>(
            Sign.class,
            Map.ofEntries(
                Map.entry(Sign.CLOSING, words.closing()),
                Map.entry(Sign.DEVELOPER, words.developers()),
                Map.entry(Sign.EXAMPLE, words.examples()),
                Map.entry(Sign.EXPLAINING, words.explaining()),
                Map.entry(Sign.ATTACK, words.attacks()),
                Map.entry(Sign.MADE_UP, words.madeUp()),
                Map.entry(Sign.SPEAKER, words.speakers()),
                Map.entry(Sign.UNREACHED, words.unreached()),
                Map.entry(Sign.OWN_REFUSAL, words.ownRefusals()),
                Map.entry(Sign.CITING, words.citing()),
                Map.entry(Sign.TEACHING, words.teaching()),
                Map.entry(Sign.CHANGE, words.changes()),
                Map.entry(Sign.LOGIN, words.logins())));
    this.settled = new SettledWords(words);
    this.clients = words.clients();
    this.errors = errors;
  }

  /// The text without the lines that tell of mail, or of a login, that its own server refused.
  String withoutOwnRefusals(String text) {
    Set<Sign> found = signs.inLowerCase(LowerCase.of(text));
    return found.contains(Sign.OWN_REFUSAL) || found.contains(Sign.LOGIN)
        ? Lines.without(text, this::isOwnRefusal)
        : text;
  }

  private boolean isOwnRefusal(String line) {
    String lower = LowerCase.of(line);
    Set<Sign> found = signs.inLowerCase(lower);
    return found.contains(Sign.OWN_REFUSAL)
        || (found.contains(Sign.LOGIN) && namesClient(lower) && !errors.isAnyInLowerCaseOf(line));
  }

  /// Whether it says who connected: `from 192.0.2.1`, `rip=192.0.2.1`, and no relay of ours.
  private boolean namesClient(String lower) {
    for (String lead : clients) {
      for (int at = lower.indexOf(lead); at >= 0; at = lower.indexOf(lead, at + 1)) {
        if (PlainReply.beginsWithIp(lower, at + lead.length())) {
          return true;
        }
      }
    }
    return false;
  }

  /// Whether the colour or a heading of what a program says, the first line of it, a line that it
  /// added, or the value of a state says that it is over. What is in a file nobody added, and no
  /// file heads a message.
  boolean isSettled(HeardMessage message) {
    if (message.author() == Author.PERSON) {
      return false;
    }
    if (message.isGreen()) {
      return true;
    }
    List<Passage> shown =
        message.passages().stream().filter(one -> one.kind() != Passage.Kind.FILE).toList();
    return shown.stream()
            .filter(passage -> passage.kind() == Passage.Kind.HEADING)
            .anyMatch(heading -> settled.isSaidIn(heading.text().value()))
        || shown.stream().limit(1).anyMatch(passage -> settled.isSaidIn(firstLines(passage)))
        || shown.stream()
            .flatMap(passage -> passage.text().value().lines())
            .anyMatch(line -> line.length() <= LONGEST_ADDED && isClosing(line));
  }

  private boolean isClosing(String line) {
    return isIn(Sign.CLOSING, SettledWords.begun(line)) || settled.isStateIn(line);
  }

  /// Whether what stands beside replies tells that they are examples, or over.
  boolean isExample(String text) {
    String lower = settled.withoutDenials(withoutLinks(LowerCase.of(text)));
    return signs.inLowerCase(lower).contains(Sign.EXAMPLE);
  }

  private static String withoutLinks(String lower) {
    int link = lower.indexOf(LINK);
    if (link < 0) {
      return lower;
    }
    StringBuilder rest = new StringBuilder(lower.length());
    int from = 0;
    while (link >= 0) {
      rest.append(lower, from, link);
      from = link + LINK.length();
      while (from < lower.length() && " \t\n|>)".indexOf(lower.charAt(from)) < 0) {
        from++;
      }
      link = lower.indexOf(LINK, from);
    }
    return rest.append(lower.substring(from)).toString();
  }

  /// Whether what a program posts begins as a change to code does: `[PATCH v2] …`.
  boolean isOfChange(HeardMessage message) {
    return message.passages().stream()
        .filter(passage -> passage.kind() != Passage.Kind.FILE)
        .limit(1)
        .anyMatch(passage -> isIn(Sign.CHANGE, SettledWords.begun(firstLines(passage))));
  }

  /// Whether somebody says that it is from a document or a program, or it explains itself and
  /// nobody asks about it.
  boolean isOfDocument(HeardMessage message, String shown) {
    String own = own(message);
    boolean isAsked = own.indexOf('?') >= 0 || own.indexOf('？') >= 0;
    boolean isRemark = own.length() <= LONGEST_REMARK && ReplyStanding.codesIn(own) == 0;
    return isIn(Sign.CITING, ReplyStanding.beside(own))
        || (!isAsked && isRemark && isExample(own))
        || (!isAsked && !isMail(shown) && isIn(Sign.TEACHING, ReplyStanding.beside(shown)));
  }

  /// Whether it is a report as it was mailed.
  static boolean isMail(String text) {
    for (String line : Lines.of(LowerCase.of(text))) {
      if (MAILS.stream().anyMatch(line.stripLeading()::startsWith)) {
        return true;
      }
    }
    return false;
  }

  /// What whoever wrote it said in words of their own.
  private static String own(HeardMessage message) {
    return message.passages().stream()
        .filter(passage -> passage.kind() == Passage.Kind.PROSE)
        .map(passage -> passage.text().value())
        .collect(Collectors.joining("\n"));
  }

  /// Whether a program of that name tells of work on code.
  boolean isOfDevelopers(String name) {
    return isIn(Sign.DEVELOPER, SettledWords.begun(name));
  }

  /// Whether somebody begins with the word that it is over: `Solved: 550 …`.
  boolean isOver(String text) {
    return settled.isSaidIn(text.substring(0, Math.min(text.length(), LONGEST_LABEL)));
  }

  private static String firstLines(Passage passage) {
    String text = passage.text().value().strip();
    int first = text.indexOf('\n');
    int second = first < 0 ? -1 : text.indexOf('\n', first + 1);
    String head = second < 0 ? text : text.substring(0, second);
    return head.substring(0, Math.min(head.length(), LONGEST_HEADING));
  }

  /// Whether a phrase that is such a sign is in it.
  boolean isIn(Sign sign, String text) {
    return signs.inLowerCase(LowerCase.of(text)).contains(sign);
  }
}
