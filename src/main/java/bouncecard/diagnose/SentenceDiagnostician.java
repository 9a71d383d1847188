package bouncecard.diagnose;

import bouncecard.catalog.Catalog;
import bouncecard.catalog.Cause;
import bouncecard.catalog.EnhancedStatusCodeEntry;
import bouncecard.delivery.FailedDelivery;
import bouncecard.diagnose.Diagnosis.Basis;
import bouncecard.diagnose.composition.CauseComposer;
import bouncecard.diagnose.composition.Clue;
import bouncecard.diagnose.composition.Composition;
import bouncecard.diagnose.composition.Confidence;
import bouncecard.diagnose.composition.LinkWords;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.ReplyCode;
import bouncecard.text.LowerCase;
import bouncecard.text.UntrustedText;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Judges a failed delivery by what its sentences say, though no rule lists them.
final class SentenceDiagnostician {
  /// What is longer is no single line of a reply (RFC 5321 §4.5.3.1.5).
  private static final int LONGEST_LINE = 512;

  /// The longest ending that a stem of Korean is shown with.
  private static final int LONGEST_ENDING = 8;

  /// A line without a code is so many times as long as its telling words at most.
  private static final int MOST_BESIDE = 3;

  private static final int MOST_BESIDE_GUESS = 2;

  /// What a guess is said by is so small a part of the reply at least.
  private static final int MOST_BESIDE_A_GUESS = 6;

  /// Where the scripts of Chinese, Japanese and Korean begin.
  private static final char FIRST_WITHOUT_SPACES = '\u2e80';

  /// The longest part of a word that is shown with what the lexicon has of it.
  private static final int LONGEST_REST = 24;

  private final Catalog catalog;
  private final CauseComposer composer;
  private final Map<Integer, Set<String>> familiesBySubject;

  /// What was composed last: a line without a certain code is asked whether it is a reply, and then
  /// what it means. Threads may overwrite each other's; they only lose time by it.
  private Composed last = new Composed("", Optional.empty(), Optional.empty(), Optional.empty());

  SentenceDiagnostician(Catalog catalog) {
    this.catalog = catalog;
    this.composer = new CauseComposer(catalog.lexicon());
    this.familiesBySubject = familiesBySubject(catalog);
  }

  /// What its sentences come to, and where they say nothing the words of a link in it, as in `550
  /// https://mail.example.org/why?r=no-such-user`; nothing of a reply that refuses nothing.
  Optional<Composition> compose(FailedDelivery found) {
    int digit = found.firstDigit();
    if (digit > 0 && digit < 4) {
      return Optional.empty();
    }
    String said = found.reply().value();
    Optional<Composition> composed = compose(said, found);
    return composed.isPresent() || !LinkWords.areIn(said)
        ? composed
        : compose(LinkWords.of(said), found)
            .filter(it -> it.confidence() != Confidence.GUESS)
            .map(Composition::asLikely);
  }

  private Optional<Composition> compose(String said, FailedDelivery found) {
    Optional<EnhancedStatusCode> enhanced = found.enhancedStatusCode();
    return compose(said, found, enhanced.isPresent() ? enhanced : found.statusField());
  }

  private Optional<Composition> compose(
      String said, FailedDelivery found, Optional<EnhancedStatusCode> enhanced) {
    Composed known = last;
    if (found.command().isPresent() || said.length() > LONGEST_LINE) {
      return composer.compose(said, found.replyCode(), enhanced, found.command());
    }
    if (!known.isOf(said, found.replyCode(), enhanced)) {
      known =
          new Composed(
              said,
              found.replyCode(),
              enhanced,
              composer.compose(said, found.replyCode(), enhanced, Optional.empty()));
      last = known;
    }
    return known.composition();
  }

  /// Words and codes with what they come to where no command is known.
  private record Composed(
      String said,
      Optional<ReplyCode> replyCode,
      Optional<EnhancedStatusCode> enhanced,
      Optional<Composition> composition) {
    boolean isOf(String words, Optional<ReplyCode> code, Optional<EnhancedStatusCode> status) {
      return said.equals(words) && replyCode.equals(code) && enhanced.equals(status);
    }
  }

  /// Whether a line that begins with what SMTP has as a reply code says why: `421 连接超时` is a reply
  /// in any language, though no rule knows it. A guess is enough where hardly anything else stands
  /// there: `550 Geweigerd`.
  boolean isReply(FailedDelivery found) {
    int length = found.reply().value().length();
    return begins(found)
        && says(found)
            .filter(
                it ->
                    it.confidence() != Confidence.GUESS
                        || isMostOf(it.best(), length, MOST_BESIDE_GUESS))
            .isPresent();
  }

  private boolean begins(FailedDelivery found) {
    return found.replyCode().flatMap(catalog::replyCode).isPresent();
  }

  private static boolean isMostOf(Clue clue, int length, int times) {
    return (clue.end() - clue.start()) * times >= length;
  }

  /// Whether a guess is by words that are no small part of what was said, and of what the enhanced
  /// status code is about: of others, half were wrong.
  boolean isWorthSaying(Composition composed, FailedDelivery found) {
    return composed.confidence() != Confidence.GUESS
        || (isMostOf(composed.best(), found.reply().value().length(), MOST_BESIDE_A_GUESS)
            && found
                .enhancedStatusCode()
                .filter(code -> !isAbout(code, catalog.cause(composed.cause())))
                .isEmpty());
  }

  /// Whether any code of the same subject (RFC 3463 §3) names such a cause; one without a detail is
  /// said of anything.
  private boolean isAbout(EnhancedStatusCode code, Cause cause) {
    return code.detail() == 0
        || familiesBySubject.getOrDefault(code.subject(), Set.of()).contains(cause.family());
  }

  private static Map<Integer, Set<String>> familiesBySubject(Catalog catalog) {
    Map<Integer, Set<String>> families = new HashMap<>();
    for (EnhancedStatusCodeEntry entry : catalog.enhancedStatusCodes()) {
      EnhancedStatusCode.parse(entry.classes().getLast() + entry.key().substring(1))
          .map(code -> families.computeIfAbsent(code.subject(), any -> new HashSet<>()))
          .ifPresent(all -> entry.causes().forEach(id -> all.add(catalog.cause(id).family())));
    }
    return families;
  }

  /// Whether a line says surely why, and where no reply code begins it hardly anything else.
  boolean saysSurely(FailedDelivery found) {
    int length = found.reply().value().length();
    return says(found)
        .filter(composed -> composed.confidence() == Confidence.SURE)
        .map(Composition::best)
        .filter(clue -> begins(found) || isMostOf(clue, length, MOST_BESIDE))
        .isPresent();
  }

  private Optional<Composition> says(FailedDelivery found) {
    String said = found.reply().value();
    return said.length() > LONGEST_LINE || said.indexOf('\n') >= 0
        ? Optional.empty()
        : compose(said, found, found.enhancedStatusCode());
  }

  /// What they mean.
  Diagnosis diagnose(Composition composed, FailedDelivery found, ProviderAttribution attribution) {
    Cause cause = catalog.cause(composed.cause());
    return new Diagnosis(
        attribution.mostTelling(),
        cause,
        CodeDiagnostician.permanence(found, cause, cause.permanence()),
        cause.actors(),
        Basis.COMPOSITION,
        Optional.empty(),
        shown(composed.best(), found),
        Optional.of(composed.confidence()));
  }

  /// Whether sentences come surely to something else by words that hold those of a wording: "the
  /// domain of the recipient does not exist" says more than its last words.
  static boolean readMore(Composition composed, RuleMatch match, FailedDelivery found) {
    if (knowsWhose(composed, match)) {
      return true;
    }
    if (!match.entry().isWording
        || composed.confidence() != Confidence.SURE
        || composed.cause().equals(match.rule().cause())) {
      return false;
    }
    String read = LowerCase.of(words(composed.best(), found).value());
    String wording = match.evidence();
    return !wording.isEmpty() && read.length() > wording.length() && read.contains(wording);
  }

  /// Whether sentences read a wording's words and know whom they are about: "user unknown" is said
  /// of the sender after MAIL, and with a code about the sender.
  private static boolean knowsWhose(Composition composed, RuleMatch match) {
    return match.entry().isWording
        && composed.confidence() != Confidence.GUESS
        && composed.best().plainly().filter(match.rule().cause()::equals).isPresent();
  }

  /// The words that made a clue, whole as they stood in the reply: the lexicon has the stems of
  /// some. One syllable behind a stem is a particle of Korean and is not shown.
  private static UntrustedText shown(Clue clue, FailedDelivery found) {
    String text = found.reply().value();
    int end = clue.end();
    while (end < text.length()
        && end - clue.end() < LONGEST_ENDING
        && Character.UnicodeScript.of(text.charAt(end)) == Character.UnicodeScript.HANGUL) {
      end++;
    }
    int behind = end - clue.end() > 1 ? end : clue.end();
    return new UntrustedText(
        text.substring(startOfWord(text, clue.start()), endOfWord(text, behind)));
  }

  private static int startOfWord(String text, int start) {
    int i = start;
    while (i > 0 && start - i < LONGEST_REST && isWithin(text, i)) {
      i--;
    }
    return start - i < LONGEST_REST ? i : start;
  }

  private static int endOfWord(String text, int end) {
    int i = end;
    while (i > 0 && i < text.length() && i - end < LONGEST_REST && isWithin(text, i)) {
      i++;
    }
    return i - end < LONGEST_REST ? i : end;
  }

  /// Whether an index stands within one word of a script that has spaces between words.
  private static boolean isWithin(String text, int index) {
    return isLetter(text, index - 1)
        ? isLetter(text, index) || (isApostrophe(text, index) && isLetter(text, index + 1))
        : isApostrophe(text, index - 1) && isLetter(text, index - 2) && isLetter(text, index);
  }

  private static boolean isLetter(String text, int index) {
    return index >= 0
        && index < text.length()
        && text.charAt(index) < FIRST_WITHOUT_SPACES
        && Character.isLetter(text.charAt(index));
  }

  private static boolean isApostrophe(String text, int index) {
    return text.charAt(index) == '\'' || text.charAt(index) == '’';
  }

  /// The words that made a clue.
  static UntrustedText words(Clue clue, FailedDelivery found) {
    return new UntrustedText(found.reply().value().substring(clue.start(), clue.end()));
  }
}
