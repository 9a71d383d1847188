package bouncecard.diagnose.composition;

import bouncecard.catalog.lexicon.About;
import bouncecard.catalog.lexicon.EntryKind;
import bouncecard.catalog.lexicon.Lexicon;
import bouncecard.catalog.lexicon.Meanings;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.ReplyCode;
import bouncecard.smtp.SmtpCommand;
import java.util.Optional;
import java.util.Set;

/// Says from the words of a reply why it was sent: what is said of what, near to each other, in any
/// of the languages of its lexicon. Codes and the command tip what the words leave open.
///
/// The time it takes grows with the text and no faster, and is bounded.
public final class CauseComposer {
  /// The predicate of a subject that is only named.
  static final String NAMED = "named";

  private static final String REFUSED = "refused";

  private static final String RECIPIENT = "recipient";

  private static final int ADDRESSES = 1;
  private static final int SENDERS_ADDRESS = 7;
  private static final int SENDERS_SYSTEM = 8;
  private static final int SECURITY = 7;

  /// RFC 7505 §4.2.
  private static final int SENDERS_NULL_MX = 27;

  private static final Set<Integer> ONLY_AFTER_AUTH = Set.of(534, 535, 538);

  private final Lexicon lexicon;
  private final Judge judge;
  private final int named;

  /// The predicate of what was turned away.
  private final int refused;

  private final int recipient;

  /// A composer by this lexicon.
  public CauseComposer(Lexicon lexicon) {
    this.lexicon = lexicon;
    this.judge = new Judge(lexicon.meanings());
    this.named = lexicon.meanings().predicates().indexOf(NAMED);
    this.refused = lexicon.meanings().predicates().indexOf(REFUSED);
    this.recipient = lexicon.meanings().subjects().indexOf(RECIPIENT);
  }

  /// What a reply comes to; empty where its words say nothing that the lexicon knows.
  ///
  /// @param reply the words with their codes
  /// @param replyCode its reply code
  /// @param enhanced its enhanced status code
  /// @param command what it answered, where that is known from elsewhere
  public Optional<Composition> compose(
      String reply,
      Optional<ReplyCode> replyCode,
      Optional<EnhancedStatusCode> enhanced,
      Optional<SmtpCommand> command) {
    Tokens tokens = Scanner.scan(lexicon.words(), reply);
    if (tokens.size() == 0) {
      return Optional.empty();
    }
    Hits hits = Hits.of(lexicon, tokens, replyCode.map(code -> lineOf(code, reply)).orElse(0));
    Scores scores = new Scores(lexicon.meanings());
    pair(hits, scores);
    if (scores.isEmpty() || scores.isBelow(Judge.LEAST)) {
      name(hits, scores);
    }
    if (scores.isEmpty()) {
      return Optional.empty();
    }
    Optional<SmtpCommand> answered = command.or(hits::command).or(() -> onlyAfter(replyCode));
    boolean isOfSender =
        enhanced.filter(CauseComposer::isAboutSender).isPresent()
            ? !namesRecipient(hits)
            : answered.isEmpty() && isSenderRefused(hits);
    scores.shift(
        lexicon.meanings().shifts(), isOfSender ? Optional.of(SmtpCommand.MAIL) : answered);
    scores.add(lexicon.meanings().priors(), replyCode, enhanced, answered);
    return judge.judge(scores, hits);
  }

  /// Where below other lines one begins with the code; 0 where none does.
  private static int lineOf(ReplyCode code, String reply) {
    String digits = code.toString();
    if (reply.startsWith(digits)) {
      return 0;
    }
    for (int end = reply.indexOf('\n'); end >= 0; end = reply.indexOf('\n', end + 1)) {
      int at = end + 1;
      while (at < reply.length() && " \t>|".indexOf(reply.charAt(at)) >= 0) {
        at++;
      }
      int after = at + digits.length();
      boolean isReply =
          reply.startsWith(digits, at)
              && after < reply.length()
              && " -:".indexOf(reply.charAt(after)) >= 0;
      if (isReply) {
        return at;
      }
    }
    return 0;
  }

  /// The command that a reply code is an answer to and to no other (RFC 4954 §6).
  private static Optional<SmtpCommand> onlyAfter(Optional<ReplyCode> replyCode) {
    return replyCode
        .filter(code -> ONLY_AFTER_AUTH.contains(code.value()))
        .map(any -> SmtpCommand.AUTH);
  }

  /// Whether a code says that the sender's address or its domain is wrong (RFC 3463 §3.2): what is
  /// unknown then is the sender's, also where servers check it only when the recipient is named.
  private static boolean isAboutSender(EnhancedStatusCode code) {
    return (code.subject() == ADDRESSES
            && (code.detail() == SENDERS_ADDRESS || code.detail() == SENDERS_SYSTEM))
        || (code.subject() == SECURITY && code.detail() == SENDERS_NULL_MX);
  }

  /// Whether the words say outright that it is the recipient who is spoken of.
  private boolean namesRecipient(Hits hits) {
    for (int i = 0; i < hits.size(); i++) {
      if (hits.is(i, EntryKind.SUBJECT) && hits.value(i) == recipient && !hits.isInAdvice(i)) {
        return true;
      }
    }
    return false;
  }

  /// Whether it is the sender who is turned away, and nothing speaks of a recipient: then what is
  /// unknown is the sender's, as after MAIL: "sender <a@example.com> rejected: domain not found".
  private boolean isSenderRefused(Hits hits) {
    Meanings meanings = lexicon.meanings();
    boolean isRefused = false;
    for (int i = 0; i < hits.size(); i++) {
      if (hits.is(i, EntryKind.SUBJECT) && !hits.isInAdvice(i)) {
        About about = meanings.abouts().get(hits.value(i));
        if (about == About.RECIPIENT && hits.weight(i) == 0) {
          return false;
        }
        isRefused |= about == About.SENDER && isRefusedAfter(hits, i);
      }
    }
    return isRefused;
  }

  private boolean isRefusedAfter(Hits hits, int sender) {
    int next = sender + 1;
    while (next < hits.size() && hits.is(next, EntryKind.SUBJECT) && hits.weight(next) > 0) {
      next++; // the address itself
    }
    int more = next + 1;
    return more < hits.size()
        && hits.is(next, EntryKind.PREDICATE)
        && hits.value(next) == refused
        && hits.distance(sender, next) <= Scores.WIDEST / 2;
  }

  /// Every predicate with the subjects around it, as far as any pair reaches.
  private void pair(Hits hits, Scores scores) {
    Meanings meanings = lexicon.meanings();
    for (int i = 0; i < hits.size(); i++) {
      if (hits.is(i, EntryKind.CAUSE)) {
        scores.cause(hits, i);
      } else if (named >= 0 && Vicinity.isOnlyNamed(hits, i)) {
        scores.named(hits, i, meanings.pair(hits.value(i), named));
      } else if (hits.is(i, EntryKind.PREDICATE)) {
        int predicate = hits.value(i);
        int alone = meanings.alone().get(predicate);
        if (alone != 0) {
          scores.alone(hits, i, alone);
        }
        for (int j = i - 1; j >= 0; j--) {
          int distance = hits.distance(j, i);
          if (distance > Scores.WIDEST) {
            break;
          }
          pair(hits, j, i, distance, scores, meanings);
        }
        for (int j = i + 1; j < hits.size(); j++) {
          int distance = hits.distance(i, j);
          if (distance > Scores.WIDEST) {
            break;
          }
          pair(hits, j, i, distance, scores, meanings);
        }
      }
    }
  }

  /// What is spoken of, where nothing is understood of what is said of it.
  private void name(Hits hits, Scores scores) {
    for (int i = 0; i < hits.size() && named >= 0; i++) {
      if (hits.is(i, EntryKind.SUBJECT) && !hits.isDenied(i) && !isRight(hits, i)) {
        scores.spokenOf(hits, i, lexicon.meanings().pair(hits.value(i), named));
      }
    }
  }

  /// Whether something is said of a subject, right before or after it, that would be a failure if
  /// it were turned: "SPF has passed", "not listed on a list".
  private boolean isRight(Hits hits, int subject) {
    return isRightBy(hits, subject, subject - 1) || isRightBy(hits, subject, subject + 1);
  }

  private boolean isRightBy(Hits hits, int subject, int other) {
    if (other < 0 || other >= hits.size() || !hits.says(other)) {
      return false;
    }
    if (!hits.is(other, EntryKind.PREDICATE)) {
      return !hits.isCause(other); // a negator took what was said
    }
    int predicate = hits.value(other);
    int opposite = lexicon.meanings().opposites().get(predicate);
    return (opposite >= 0 && opposite != predicate) || isFailureTurned(hits, subject, predicate);
  }

  /// Whether a predicate means nothing of a subject, and what it is the opposite of does.
  private boolean isFailureTurned(Hits hits, int subject, int predicate) {
    Meanings meanings = lexicon.meanings();
    if (meanings.pair(hits.value(subject), predicate) != 0) {
      return false;
    }
    for (int i = 0; i < meanings.predicates().size(); i++) {
      if (meanings.opposites().get(i) == predicate && meanings.pair(hits.value(subject), i) != 0) {
        return true;
      }
    }
    return false;
  }

  private static void pair(
      Hits hits, int subject, int predicate, int distance, Scores scores, Meanings meanings) {
    if (hits.is(subject, EntryKind.SUBJECT) && hits.mayBeOf(subject, predicate)) {
      int pair = meanings.pair(hits.value(subject), hits.value(predicate));
      if (pair != 0 && distance <= Meanings.reach(pair) * 2) {
        scores.pair(hits, subject, predicate, pair, distance);
      }
    }
  }

  static About about(Meanings meanings, Hits hits, int subject) {
    return subject < 0 ? About.NOTHING : meanings.abouts().get(hits.value(subject));
  }
}
