package bouncecard.app.watch;

import bouncecard.app.watch.HeardMessage.Author;
import bouncecard.catalog.words.WatchWords;
import bouncecard.text.Lines;
import bouncecard.text.LowerCase;
import bouncecard.text.PhraseKinds;
import java.util.List;
import java.util.Map;

/// Phrases in what a channel says that tell for or against an answer, whatever bounce is in it.
final class WatchSigns {
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
    OWN_REFUSAL
  }

  WatchSigns(WatchWords words) {
    this.signs =
        new PhraseKinds<>(
            Sign.class,
            Map.of(
                Sign.SETTLED, words.settled(),
                Sign.CLOSING, words.closing(),
                Sign.DEVELOPER, words.developers(),
                Sign.EXAMPLE, words.examples(),
                Sign.EXPLAINING, words.explaining(),
                Sign.ATTACK, words.attacks(),
                Sign.MADE_UP, words.madeUp(),
                Sign.SPEAKER, words.speakers(),
                Sign.UNREACHED, words.unreached(),
                Sign.OWN_REFUSAL, words.ownRefusals()));
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
