package bouncecard.probe;

import bouncecard.probe.Connection.CertificateFault;
import bouncecard.probe.Connection.Securing;
import bouncecard.probe.Conversation.Heard;
import bouncecard.probe.Report.Control;
import bouncecard.smtp.SmtpCommand;
import bouncecard.text.UntrustedText;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One conversation with one server about one mailbox, step by step (RFC 5321 §3, §4.1.4).
///
/// What is said is EHLO (HELO where that is not known), STARTTLS and EHLO again, VRFY of the
/// mailbox and of a made-up one, MAIL with the null sender, RCPT of the mailbox and of the made-up
/// one, RSET and QUIT, and nothing else: never DATA, BDAT, AUTH or EXPN.
final class MailboxSession {
  private static final int LONGEST_SHOWN = 200;
  private static final int MOST_NAMES = 4;

  private final Conversation conversation;
  private final MailServer server;
  private final MailboxAddress target;
  private final MailboxAddress control;
  private final Manner manner;
  private final Hint.Reader hints;
  private final Progress progress;
  private final boolean wantsTls;

  private final List<Finding> findings = new ArrayList<>();
  private Optional<Certificate> certificate = Optional.empty();
  private Keywords keywords = new Keywords(Set.of());
  private boolean hasTransaction;
  private boolean isOver;
  private boolean vrfyRefusesControl;

  /// What came of a conversation.
  ///
  /// @param isSpokenTo whether the server said hello; if not, the next one may be asked
  /// @param tlsBroke whether the handshake failed, so that it may be tried once more in clear
  record Spoken(
      Decision decision,
      Stage stage,
      Optional<Reply> deciding,
      Control control,
      boolean isSpokenTo,
      boolean tlsBroke) {}

  MailboxSession(
      Conversation conversation,
      MailServer server,
      MailboxAddress target,
      MailboxAddress control,
      Manner manner,
      Hint.Reader hints,
      Progress progress,
      boolean wantsTls) {
    this.conversation = conversation;
    this.server = server;
    this.target = target;
    this.control = control;
    this.manner = manner;
    this.hints = hints;
    this.progress = progress;
    this.wantsTls = wantsTls;
  }

  List<Finding> findings() {
    return findings;
  }

  Optional<Certificate> certificate() {
    return certificate;
  }

  Spoken talk() {
    Spoken spoken =
        greeting()
            .or(this::hello)
            .or(this::encryption)
            .or(this::verification)
            .or(this::sender)
            .orElseGet(this::recipients);
    if (spoken.decision().reason() == Reason.NULL_SENDER_REFUSED) {
      findings.add(Finding.of(FindingKind.SESSION_NULL_SENDER_REFUSED));
    }
    farewell();
    return spoken;
  }

  private Optional<Spoken> greeting() {
    at(Stage.GREETING);
    return switch (conversation.hear(Stage.GREETING, manner.patience().greeting())) {
      case Heard.Nothing(NetworkFailure failure) -> Optional.of(broken(Stage.GREETING, failure));
      case Heard.Said(Reply reply) ->
          reply.replyCode().value() == 220 && reply.codesAgree()
              ? Optional.empty()
              : Optional.of(refused(Stage.GREETING, SmtpCommand.GREETING, reply));
    };
  }

  private Optional<Spoken> hello() {
    at(Stage.EHLO);
    Heard heard = conversation.say(Stage.EHLO, "EHLO " + manner.ehlo());
    if (heard instanceof Heard.Said(Reply reply) && isPositive(reply)) {
      keywords = Keywords.of(reply);
      return needsWhatIsNotOffered();
    }
    // Not known, or not implemented: an old server (RFC 5321 §3.2).
    if (heard instanceof Heard.Said(Reply reply)
        && (reply.replyCode().value() == 500 || reply.replyCode().value() == 502)) {
      heard = conversation.say(Stage.EHLO, "HELO " + manner.ehlo());
      if (heard instanceof Heard.Said(Reply answer) && isPositive(answer)) {
        return needsWhatIsNotOffered();
      }
    }
    return ended(Stage.EHLO, SmtpCommand.EHLO, heard);
  }

  private Optional<Spoken> needsWhatIsNotOffered() {
    boolean mayComeWithTls = wantsTls && keywords.offers("STARTTLS");
    return target.needsSmtpUtf8() && !keywords.offers("SMTPUTF8") && !mayComeWithTls
        ? Optional.of(
            spoken(
                new Decision(Verdict.UNKNOWN, Reason.NEEDS_SMTPUTF8), Stage.EHLO, Optional.empty()))
        : Optional.empty();
  }

  private Optional<Spoken> encryption() {
    if (!wantsTls) {
      return Optional.empty();
    }
    if (!keywords.offers("STARTTLS")) {
      find(FindingKind.TLS_NOT_OFFERED, Map.of());
      return Optional.empty();
    }
    at(Stage.STARTTLS);
    Heard heard = conversation.say(Stage.STARTTLS, "STARTTLS");
    if (!(heard instanceof Heard.Said(Reply reply)) || hangsUp(reply)) {
      return ended(Stage.STARTTLS, SmtpCommand.STARTTLS, heard);
    }
    if (reply.replyCode().value() != 220) {
      find(FindingKind.TLS_REFUSED, Map.of());
      return Optional.empty();
    }
    if (conversation.connection().hasUnread()) {
      find(FindingKind.TLS_INJECTION, Map.of());
      isOver = true;
      return Optional.of(
          spoken(
              new Decision(Verdict.UNKNOWN, Reason.INJECTION), Stage.STARTTLS, Optional.of(reply)));
    }
    Duration time = conversation.left(manner.patience().handshake());
    return switch (conversation.connection().secure(server.name(), time)) {
      case Securing.Secured secured -> {
        conversation.note(secured.protocol());
        encrypted(secured);
        yield hello();
      }
      case Securing.Failed(NetworkFailure failure) -> {
        conversation.note("tls " + failure.token());
        find(FindingKind.TLS_HANDSHAKE_FAILED, Map.of());
        isOver = true;
        yield Optional.of(
            new Spoken(
                Decision.ofFailure(failure, true),
                Stage.STARTTLS,
                Optional.empty(),
                Control.NOT_TRIED,
                true,
                true));
      }
    };
  }

  private void encrypted(Securing.Secured secured) {
    Certificate found = secured.certificate();
    certificate = Optional.of(found);
    String until = found.notAfter().atOffset(ZoneOffset.UTC).toLocalDate().toString();
    String from = found.notBefore().atOffset(ZoneOffset.UTC).toLocalDate().toString();
    for (CertificateFault fault : secured.faults()) {
      switch (fault) {
        case WRONG_NAME -> find(FindingKind.TLS_WRONG_NAME, Map.of("names", names(found)));
        case EXPIRED -> find(FindingKind.TLS_EXPIRED, Map.of("date", until));
        case NOT_YET_VALID -> find(FindingKind.TLS_NOT_YET_VALID, Map.of("date", from));
        case UNTRUSTED ->
            find(
                FindingKind.TLS_UNTRUSTED, Map.of("issuer", found.issuer().visible(LONGEST_SHOWN)));
      }
    }
    if (secured.faults().isEmpty()) {
      find(FindingKind.TLS_VERIFIED, Map.of("protocol", secured.protocol(), "date", until));
    }
  }

  private static String names(Certificate certificate) {
    List<String> names =
        certificate.names().stream().limit(MOST_NAMES).map(name -> name.visible(80)).toList();
    return names.isEmpty()
        ? certificate.subject().visible(LONGEST_SHOWN)
        : String.join(", ", names);
  }

  private Optional<Spoken> verification() {
    if (!manner.verifies()) {
      return Optional.empty();
    }
    at(Stage.VRFY);
    Heard heard = conversation.say(Stage.VRFY, "VRFY " + target.text() + utf8());
    if (!(heard instanceof Heard.Said(Reply reply)) || hangsUp(reply)) {
      return ended(Stage.VRFY, SmtpCommand.VRFY, heard);
    }
    int code = reply.replyCode().value();
    if (code == 500 || code == 502) {
      findings.add(Finding.of(FindingKind.VRFY_OFF));
      return Optional.empty();
    }
    if (!isPositive(reply)) {
      if (meaning(reply, SmtpCommand.VRFY).isUnknownMailbox()) {
        findings.add(Finding.of(FindingKind.VRFY_KNOWS_NOT));
      }
      return Optional.empty();
    }
    at(Stage.VRFY_CONTROL);
    Heard other = conversation.say(Stage.VRFY_CONTROL, "VRFY " + control.text());
    if (!(other instanceof Heard.Said(Reply answer)) || hangsUp(answer)) {
      return ended(Stage.VRFY_CONTROL, SmtpCommand.VRFY, other);
    }
    vrfyRefusesControl = meaning(answer, SmtpCommand.VRFY).isUnknownMailbox();
    if (vrfyRefusesControl) {
      findings.add(Finding.of(FindingKind.VRFY_KNOWS));
    } else if (isPositive(answer)) {
      findings.add(Finding.of(FindingKind.VRFY_TELLS_NOTHING));
    }
    return Optional.empty();
  }

  private Optional<Spoken> sender() {
    at(Stage.MAIL);
    Heard heard = conversation.say(Stage.MAIL, "MAIL FROM:<>" + utf8());
    if (heard instanceof Heard.Said(Reply reply) && isPositive(reply)) {
      hasTransaction = true;
      return Optional.empty();
    }
    return ended(Stage.MAIL, SmtpCommand.MAIL, heard);
  }

  private Spoken recipients() {
    at(Stage.RCPT);
    Heard heard = conversation.say(Stage.RCPT, "RCPT TO:<" + target.text() + ">");
    if (!(heard instanceof Heard.Said(Reply reply))) {
      return ended(Stage.RCPT, SmtpCommand.RCPT, heard).orElseThrow();
    }
    Meaning meaning = meaning(reply, SmtpCommand.RCPT);
    isOver = hangsUp(reply);
    Optional<Meaning> other = isOver || isSettled(meaning) ? Optional.empty() : controlled();
    Decision decision = Decision.ofRecipient(meaning, other, vrfyRefusesControl);
    return new Spoken(
        decision, Stage.RCPT, Optional.of(reply), Decision.control(other), true, false);
  }

  /// Whether it is plain that the reply is not about the mailbox: then nobody is asked for another.
  private static boolean isSettled(Meaning meaning) {
    return switch (meaning) {
      case HANGS_UP, REFUSES_US, REFUSES_SENDER, WANTS_TLS, RELAY_DENIED, MOVED -> true;
      case ACCEPTED,
          UNKNOWN_MAILBOX,
          PROBABLY_UNKNOWN_MAILBOX,
          OVER_QUOTA,
          SWITCHED_OFF,
          RECEIVES_TOO_MUCH,
          GREYLISTED,
          PUT_OFF,
          UNCLEAR ->
          false;
    };
  }

  private Optional<Meaning> controlled() {
    at(Stage.RCPT_CONTROL);
    return switch (conversation.say(Stage.RCPT_CONTROL, "RCPT TO:<" + control.text() + ">")) {
      case Heard.Said(Reply reply) -> {
        isOver = hangsUp(reply);
        yield Optional.of(meaning(reply, SmtpCommand.RCPT));
      }
      case Heard.Nothing _ -> {
        isOver = true;
        yield Optional.empty();
      }
    };
  }

  private void farewell() {
    Duration time = manner.patience().farewell();
    if (isOver) {
      return;
    }
    if (hasTransaction) {
      isOver = !(conversation.say(Stage.RSET, "RSET", time) instanceof Heard.Said);
    }
    if (isOver) {
      conversation.leave("QUIT");
    } else {
      conversation.say(Stage.QUIT, "QUIT", time);
    }
  }

  /// The end that a refusal or a broken connection makes.
  private Optional<Spoken> ended(Stage stage, SmtpCommand answered, Heard heard) {
    return Optional.of(
        switch (heard) {
          case Heard.Nothing(NetworkFailure failure) -> broken(stage, failure);
          case Heard.Said(Reply reply) -> refused(stage, answered, reply);
        });
  }

  private Spoken broken(Stage stage, NetworkFailure failure) {
    isOver = true;
    if (failure == NetworkFailure.TIMED_OUT) {
      conversation.leave("QUIT");
    }
    return new Spoken(
        Decision.ofFailure(failure, true),
        stage,
        Optional.empty(),
        Control.NOT_TRIED,
        stage != Stage.GREETING && stage != Stage.EHLO,
        false);
  }

  private Spoken refused(Stage stage, SmtpCommand answered, Reply reply) {
    isOver = hangsUp(reply);
    boolean isNoRefusal = !reply.codesAgree() || reply.replyCode().classDigit() < 4;
    return spoken(
        isNoRefusal
            ? new Decision(Verdict.UNKNOWN, Reason.BROKEN_PROTOCOL)
            : Decision.ofSession(stage, meaning(reply, answered)),
        stage,
        Optional.of(reply));
  }

  private static Spoken spoken(Decision decision, Stage stage, Optional<Reply> deciding) {
    return new Spoken(decision, stage, deciding, Control.NOT_TRIED, true, false);
  }

  private Meaning meaning(Reply reply, SmtpCommand answered) {
    return Meaning.of(reply, hints.read(reply, answered));
  }

  private static boolean isPositive(Reply reply) {
    return reply.codesAgree() && reply.replyCode().classDigit() == 2;
  }

  /// Whether the server ends the conversation with it (RFC 5321 §3.8, RFC 7504 §2).
  private static boolean hangsUp(Reply reply) {
    return reply.replyCode().value() == 421 || reply.replyCode().value() == 521;
  }

  private String utf8() {
    return target.needsSmtpUtf8() ? " SMTPUTF8" : "";
  }

  private void at(Stage stage) {
    progress.at(stage, Optional.of(server));
  }

  private void find(FindingKind kind, Map<String, String> values) {
    Map<String, UntrustedText> all = new HashMap<>();
    values.forEach((name, value) -> all.put(name, new UntrustedText(value)));
    all.put("mx", new UntrustedText(server.name().text()));
    findings.add(new Finding(kind, all, Optional.empty()));
  }
}
