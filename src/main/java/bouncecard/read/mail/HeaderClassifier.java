package bouncecard.read.mail;

import bouncecard.catalog.words.NoticeWords;
import bouncecard.dsn.Addresses;
import bouncecard.dsn.MailPart;
import bouncecard.text.LowerCase;
import bouncecard.text.PhraseIndex;
import bouncecard.text.PhraseKinds;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The kind of a mail as its header tells it, whatever its text says.
final class HeaderClassifier {
  private static final int LONGEST_FIELD = 4000;

  /// How much each trait tells that a mail system wrote the mail about another mail.
  private static final int BY_SYSTEM = 3;

  private static final int BY_TYPE = 2;
  private static final int BY_SUBJECT = 2;
  private static final int BY_NULL_SENDER = 1;
  private static final int BY_SUBMISSION = 1;
  private static final int ENOUGH = 2;

  private final MailPart mail;
  private final Set<Subject> subject;
  private final boolean isFromSystem;

  private HeaderClassifier(MailPart mail, Set<Subject> subject, boolean isFromSystem) {
    this.mail = mail;
    this.subject = subject;
    this.isFromSystem = isFromSystem;
  }

  private enum Subject {
    FAILURE,
    AUTOMATIC,
    COMPLAINT,
    CHALLENGE
  }

  private enum Sender {
    SYSTEM,
    CHALLENGE
  }

  /// Reads headers by these words.
  static final class Reader {
    private final PhraseKinds<Subject> subjects;
    private final PhraseKinds<Sender> senders;
    private final PhraseIndex challenges;

    Reader(NoticeWords words) {
      challenges = new PhraseIndex(words.challenges());
      subjects =
          new PhraseKinds<>(
              Subject.class,
              Map.of(
                  Subject.FAILURE, words.subjects(),
                  Subject.AUTOMATIC, words.automatic(),
                  Subject.COMPLAINT, words.complaints(),
                  Subject.CHALLENGE, words.challenges()));
      senders =
          new PhraseKinds<>(
              Sender.class,
              Map.of(Sender.SYSTEM, words.systems(), Sender.CHALLENGE, words.challenges()));
    }

    HeaderClassifier read(MailPart mail) {
      Set<Subject> subject = subjects.in(bounded(mail.header("Subject")));
      Set<Sender> sender = senders.in(bounded(mail.header("From")));
      if (sender.contains(Sender.CHALLENGE)) {
        subject.add(Subject.CHALLENGE);
      }
      return new HeaderClassifier(mail, subject, sender.contains(Sender.SYSTEM));
    }

    /// Whether a From field names a mail system.
    boolean isSystem(String from) {
      return senders.in(from).contains(Sender.SYSTEM);
    }

    /// Whether the text asks its reader to prove to be human.
    boolean isChallenge(String text) {
      return challenges.isAnyInLowerCaseOf(text);
    }
  }

  private static String bounded(Optional<String> value) {
    return value
        .map(text -> text.length() > LONGEST_FIELD ? text.substring(0, LONGEST_FIELD) : text)
        .orElse("");
  }

  /// Whether a mail system may have written it about another mail; its text must say so as well.
  boolean mayBeNotice() {
    return score() >= ENOUGH;
  }

  /// Whether nothing but its subject sounds like a mail system's: parcels fail to be delivered,
  /// too.
  boolean soundsSoByItsSubjectOnly() {
    return subject.contains(Subject.FAILURE) && score() == BY_SUBJECT;
  }

  private int score() {
    int score = 0;
    if (isFromSystem || !failedRecipients().isEmpty()) {
      score += BY_SYSTEM;
    }
    if (isReport()) {
      score += BY_TYPE;
    }
    if (subject.contains(Subject.FAILURE)) {
      score += BY_SUBJECT;
    }
    if (hasNullSender()) {
      score += BY_NULL_SENDER;
    }
    if (mail.headerHas("Auto-Submitted", "auto-")) {
      score += BY_SUBMISSION;
    }
    return score;
  }

  boolean isChallenge() {
    return subject.contains(Subject.CHALLENGE);
  }

  boolean isComplaint() {
    return subject.contains(Subject.COMPLAINT);
  }

  /// A report of a receiver to the domain's owner (RFC 7489 §7.2.1.1).
  boolean isAggregateReport() {
    String line = LowerCase.of(mail.header("Subject").orElse(""));
    return line.contains("report domain:") && line.contains("submitter:");
  }

  /// RFC 3834 §5 and what programs did before it.
  boolean isAutoReply() {
    return (mail.headerHas("Auto-Submitted", "auto-replied") && !isFromSystem)
        || mail.header("X-Autoreply").isPresent()
        || mail.header("X-Autorespond").isPresent()
        || mail.header("X-Autoresponder").isPresent()
        || mail.headerHas("Precedence", "auto_reply")
        || (subject.contains(Subject.AUTOMATIC) && !isFromSystem);
  }

  /// Who wrote it, where it is one that mail systems use.
  boolean isFromSystem() {
    return isFromSystem;
  }

  private boolean isReport() {
    return mail.is("multipart/report")
        || mail.headerHas("Content-Type", "report-type=delivery-status");
  }

  private boolean hasNullSender() {
    return mail.header("Return-Path").map(String::strip).filter("<>"::equals).isPresent();
  }

  /// The addresses of X-Failed-Recipients, which Exim and Gmail write.
  List<String> failedRecipients() {
    return List.copyOf(addresses("X-Failed-Recipients"));
  }

  /// Who got the notice and who wrote it, in lower case: they are no recipients of the mail that
  /// failed.
  Set<String> correspondents() {
    Set<String> all = new HashSet<>();
    for (String name : List.of("To", "From", "Reply-To", "Return-Path", "Delivered-To")) {
      addresses(name).forEach(address -> all.add(LowerCase.of(address)));
    }
    return all;
  }

  /// The Subject field; empty text where there is none.
  String subject() {
    return bounded(mail.header("Subject"));
  }

  /// Who wrote it.
  Optional<String> from() {
    return mail.header("From").flatMap(Addresses::first);
  }

  /// Who got it.
  Optional<String> to() {
    return mail.header("To").flatMap(Addresses::first);
  }

  private Set<String> addresses(String name) {
    Set<String> all = new LinkedHashSet<>();
    String value = bounded(mail.header(name));
    for (Optional<Addresses.Found> next = Addresses.from(value, 0);
        next.isPresent();
        next = Addresses.from(value, next.get().end())) {
      all.add(next.get().address());
    }
    return all;
  }
}
