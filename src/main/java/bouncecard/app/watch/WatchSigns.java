package bouncecard.app.watch;

import bouncecard.app.watch.HeardMessage.Author;
import bouncecard.catalog.words.WatchWords;
import bouncecard.decode.ReplyStanding;
import bouncecard.text.Lines;
import bouncecard.text.LowerCase;
import bouncecard.text.PhraseKinds;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Phrases in what a channel says that tell for or against an answer, whatever bounce is in it.
final class WatchSigns {
  /// What stands in a report as it was mailed, and in no document that explains one.
  private static final List<String> MAILS =
      List.of("final-recipient:", "mime-version:", "content-type:");

  private static final int LONGEST_HEADING = 300;
  private static final int LONGEST_ADDED = 120;
  private static final int LONGEST_LABEL = 16;

  private final PhraseKinds<Sign> signs;

  /// What a phrase tells.
  enum Sign {
    SETTLED,
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
    CHANGE
  }

  WatchSigns(WatchWords words) {
    this.signs =
        new PhraseKinds<>(
            Sign.class,
            Map.ofEntries(
                Map.entry(Sign.SETTLED, words.settled()),
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
                Map.entry(Sign.CHANGE, words.changes())));
  }

  /// The text without the lines that tell of mail that its own server refused.
  String withoutOwnRefusals(String text) {
    if (!isIn(Sign.OWN_REFUSAL, text)) {
      return text;
    }
    StringBuilder rest = new StringBuilder(text.length());
    for (String line : Lines.of(text)) {
      if (!isIn(Sign.OWN_REFUSAL, line)) {
        rest.append(line).append('\n');
      }
    }
    return rest.toString();
  }

  /// Whether the heading of what a program says, the first line of it, or a line that it added,
  /// says that it is over. What is in a file nobody added, and no file heads a message.
  boolean isSettled(HeardMessage message) {
    if (message.author() == Author.PERSON) {
      return false;
    }
    List<Passage> shown =
        message.passages().stream().filter(one -> one.kind() != Passage.Kind.FILE).toList();
    return shown.stream()
            .filter(passage -> passage.kind() == Passage.Kind.HEADING)
            .anyMatch(heading -> isIn(Sign.SETTLED, begun(heading.text().value())))
        || shown.stream()
            .limit(1)
            .anyMatch(passage -> isIn(Sign.SETTLED, begun(firstLines(passage))))
        || shown.stream()
            .flatMap(passage -> passage.text().value().lines())
            .anyMatch(line -> line.length() <= LONGEST_ADDED && isIn(Sign.CLOSING, begun(line)));
  }

  /// Whether what a program posts begins as a change to code does: `[PATCH v2] …`.
  boolean isOfChange(HeardMessage message) {
    return message.passages().stream()
        .filter(passage -> passage.kind() != Passage.Kind.FILE)
        .limit(1)
        .anyMatch(passage -> isIn(Sign.CHANGE, begun(firstLines(passage))));
  }

  /// Whether somebody says that it is from a document or a program, or it explains itself and
  /// nobody asks about it.
  boolean isOfDocument(HeardMessage message, String shown) {
    String own = own(message);
    return isIn(Sign.CITING, ReplyStanding.beside(own))
        || (own.indexOf('?') < 0
            && own.indexOf('？') < 0
            && !isMail(shown)
            && isIn(Sign.TEACHING, ReplyStanding.beside(shown)));
  }

  /// Whether it is a report as it was mailed.
  static boolean isMail(String text) {
    return MAILS.stream().anyMatch(LowerCase.of(text)::contains);
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
    return isIn(Sign.DEVELOPER, begun(name));
  }

  /// Whether somebody begins with the word that it is over: `Solved: 550 …`.
  boolean isOver(String text) {
    return isIn(Sign.SETTLED, begun(text.substring(0, Math.min(text.length(), LONGEST_LABEL))));
  }

  /// With a sign where its words begin.
  private static String begun(String heading) {
    int start = 0;
    while (start < heading.length() && !Character.isLetterOrDigit(heading.charAt(start))) {
      start++;
    }
    return heading.substring(0, start) + "^" + heading.substring(start);
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
