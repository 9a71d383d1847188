package bouncecard.probe;

import bouncecard.probe.ProbeReport.Control;
import bouncecard.probe.SmtpConnection.Securing;
import bouncecard.probe.SmtpConversation.Heard;
import bouncecard.probe.address.MailboxAddress;
import bouncecard.smtp.SmtpCommand;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One conversation with one server about one mailbox, step by step (RFC 5321 §3, §4.1.4).
///
/// What is said is EHLO (HELO where that is not known), STARTTLS and EHLO again, VRFY of the
/// mailbox and of a made-up one, MAIL with the null sender, RCPT of the mailbox and of the made-up
/// one, RSET and QUIT, and nothing else: never DATA, BDAT, AUTH or EXPN.
final class MailboxSession {
  private final SmtpConversation conversation;
  private final MailServer server;
  private final MailboxAddress target;
  private final MailboxAddress control;
  private final ProbeSettings manner;
  private final Hint.Reader hints;
  private final Progress progress;
  private final boolean wantsTls;

  private final SessionFindings findings;
  private Keywords keywords = new Keywords(Set.of());
  private boolean hasTransaction;
  private boolean isOver;
  private boolean isOutOfStep;
  private boolean vrfyRefusesControl;

  MailboxSession(
      SmtpConversation conversation,
      MailServer server,
      MailboxAddress target,
      MailboxAddress control,
      ProbeSettings manner,
      Hint.Reader hints,
      Progress progress,
      boolean wantsTls) {
    this.conversation = conversation;
    this.server = server;
    this.findings = new SessionFindings(server);
    this.target = target;
    this.control = control;
    this.manner = manner;
    this.hints = hints;
    this.progress = progress;
    this.wantsTls = wantsTls;
  }

  SessionFindings findings() {
    return findings;
  }

  ConversationResult talk() {
    ConversationResult spoken =
        greeting()
            .or(this::hello)
            .or(this::encryption)
            .or(this::verification)
            .or(this::sender)
            .orElseGet(this::recipients);
    if (spoken.decision().reason() == Reason.NULL_SENDER_REFUSED) {
      findings.add(FindingKind.SESSION_NULL_SENDER_REFUSED);
    }
    Farewell quit = new Farewell(conversation, findings, manner.patience().quit());
    boolean isInStep = isOver ? !isOutOfStep : quit.isInStep(hasTransaction);
    return isInStep ? spoken : quit.outOfStep(spoken);
  }

  private Optional<ConversationResult> greeting() {
    at(Stage.GREETING);
    return switch (conversation.hear(Stage.GREETING, manner.patience().greeting())) {
      case Heard.Nothing(NetworkFailure failure) -> Optional.of(broken(Stage.GREETING, failure));
      case Heard.Said(ServerReply reply) ->
          reply.replyCode().value() == 220 && reply.codesAgree()
              ? Optional.empty()
              : Optional.of(refused(Stage.GREETING, SmtpCommand.GREETING, reply));
    };
  }

  private Optional<ConversationResult> hello() {
    at(Stage.EHLO);
    Heard heard = conversation.say(Stage.EHLO, "EHLO " + manner.ehlo());
    if (heard instanceof Heard.Said(ServerReply reply) && reply.takesCommand()) {
      keywords = Keywords.of(reply);
      return needsWhatIsNotOffered();
    }
    // Not known, or not implemented: an old server (RFC 5321 §3.2).
    if (heard instanceof Heard.Said(ServerReply reply)
        && (reply.replyCode().value() == 500 || reply.replyCode().value() == 502)) {
      heard = conversation.say(Stage.EHLO, "HELO " + manner.ehlo());
      if (heard instanceof Heard.Said(ServerReply answer) && answer.takesCommand()) {
        return needsWhatIsNotOffered();
      }
    }
    return ended(Stage.EHLO, SmtpCommand.EHLO, heard);
  }

  private Optional<ConversationResult> needsWhatIsNotOffered() {
    boolean mayComeWithTls = wantsTls && keywords.offers("STARTTLS");
    return target.needsSmtpUtf8() && !keywords.offers("SMTPUTF8") && !mayComeWithTls
        ? Optional.of(
            spoken(
                new Decision(Verdict.UNKNOWN, Reason.NEEDS_SMTPUTF8), Stage.EHLO, Optional.empty()))
        : Optional.empty();
  }

  private Optional<ConversationResult> encryption() {
    if (!wantsTls) {
      return Optional.empty();
    }
    if (!keywords.offers("STARTTLS")) {
      findings.ofServer(FindingKind.TLS_NOT_OFFERED, Map.of());
      return Optional.empty();
    }
    at(Stage.STARTTLS);
    Heard heard = conversation.say(Stage.STARTTLS, "STARTTLS");
    if (!(heard instanceof Heard.Said(ServerReply reply)) || reply.endsConversation()) {
      return ended(Stage.STARTTLS, SmtpCommand.STARTTLS, heard);
    }
    if (reply.replyCode().value() != 220) {
      findings.ofServer(FindingKind.TLS_REFUSED, Map.of());
      return Optional.empty();
    }
    if (conversation.connection().hasUnread()) {
      findings.ofServer(FindingKind.TLS_INJECTION, Map.of());
      isOver = true;
      return Optional.of(
          spoken(
              new Decision(Verdict.UNKNOWN, Reason.INJECTION), Stage.STARTTLS, Optional.of(reply)));
    }
    Duration time = conversation.left(manner.patience().handshake());
    return switch (conversation.connection().secure(server.name(), time)) {
      case Securing.Secured secured -> {
        conversation.note(secured.protocol());
        findings.encrypted(secured);
        yield hello();
      }
      case Securing.Failed(NetworkFailure failure) -> {
        conversation.note("tls " + failure.token());
        findings.ofServer(FindingKind.TLS_HANDSHAKE_FAILED, Map.of());
        isOver = true;
        yield Optional.of(
            new ConversationResult(
                Decision.ofFailure(failure, true),
                Stage.STARTTLS,
                Optional.empty(),
                Control.NOT_TRIED,
                true,
                true));
      }
    };
  }

  private Optional<ConversationResult> verification() {
    if (!manner.verifies()) {
      return Optional.empty();
    }
    at(Stage.VRFY);
    Heard heard = conversation.say(Stage.VRFY, "VRFY " + target.text() + utf8());
    if (!(heard instanceof Heard.Said(ServerReply reply)) || reply.endsConversation()) {
      return ended(Stage.VRFY, SmtpCommand.VRFY, heard);
    }
    int code = reply.replyCode().value();
    if (code == 500 || code == 502) {
      findings.add(FindingKind.VRFY_OFF);
      return Optional.empty();
    }
    if (!reply.takesCommand()) {
      if (meaning(reply, SmtpCommand.VRFY).isUnknownMailbox()) {
        findings.add(FindingKind.VRFY_KNOWS_NOT);
      }
      return Optional.empty();
    }
    at(Stage.VRFY_CONTROL);
    Heard other = conversation.say(Stage.VRFY_CONTROL, "VRFY " + control.text());
    if (!(other instanceof Heard.Said(ServerReply answer)) || answer.endsConversation()) {
      return ended(Stage.VRFY_CONTROL, SmtpCommand.VRFY, other);
    }
    vrfyRefusesControl = meaning(answer, SmtpCommand.VRFY).isUnknownMailbox();
    if (vrfyRefusesControl) {
      findings.add(FindingKind.VRFY_KNOWS);
    } else if (answer.takesCommand()) {
      findings.add(FindingKind.VRFY_TELLS_NOTHING);
    }
    return Optional.empty();
  }

  private Optional<ConversationResult> sender() {
    at(Stage.MAIL);
    Heard heard = conversation.say(Stage.MAIL, "MAIL FROM:<>" + utf8());
    if (heard instanceof Heard.Said(ServerReply reply) && reply.takesCommand()) {
      hasTransaction = true;
      return Optional.empty();
    }
    return ended(Stage.MAIL, SmtpCommand.MAIL, heard);
  }

  private ConversationResult recipients() {
    at(Stage.RCPT);
    Heard heard = conversation.say(Stage.RCPT, "RCPT TO:<" + target.text() + ">");
    if (!(heard instanceof Heard.Said(ServerReply reply))) {
      return ended(Stage.RCPT, SmtpCommand.RCPT, heard).orElseThrow();
    }
    Meaning meaning = meaning(reply, SmtpCommand.RCPT);
    isOver = reply.endsConversation();
    Optional<Meaning> other = isOver || meaning.isSettled() ? Optional.empty() : controlled();
    Decision decision = Decision.ofRecipient(meaning, other, vrfyRefusesControl);
    return new ConversationResult(
        decision, Stage.RCPT, Optional.of(reply), Decision.control(other), true, false);
  }

  private Optional<Meaning> controlled() {
    at(Stage.RCPT_CONTROL);
    return switch (conversation.say(Stage.RCPT_CONTROL, "RCPT TO:<" + control.text() + ">")) {
      case Heard.Said(ServerReply reply) -> {
        isOver = reply.endsConversation();
        yield Optional.of(meaning(reply, SmtpCommand.RCPT));
      }
      case Heard.Nothing(NetworkFailure failure) -> {
        isOver = true;
        isOutOfStep = failure == NetworkFailure.UNASKED;
        yield Optional.empty();
      }
    };
  }

  /// The end that a refusal or a broken connection makes.
  private Optional<ConversationResult> ended(Stage stage, SmtpCommand answered, Heard heard) {
    return Optional.of(
        switch (heard) {
          case Heard.Nothing(NetworkFailure failure) -> broken(stage, failure);
          case Heard.Said(ServerReply reply) -> refused(stage, answered, reply);
        });
  }

  private ConversationResult broken(Stage stage, NetworkFailure failure) {
    isOver = true;
    isOutOfStep = failure == NetworkFailure.UNASKED;
    if (failure == NetworkFailure.TIMED_OUT) {
      conversation.leave("QUIT");
    }
    return new ConversationResult(
        Decision.ofFailure(failure, true),
        stage,
        Optional.empty(),
        Control.NOT_TRIED,
        stage != Stage.GREETING && stage != Stage.EHLO,
        false);
  }

  private ConversationResult refused(Stage stage, SmtpCommand answered, ServerReply reply) {
    isOver = reply.endsConversation();
    boolean isNoRefusal = !reply.codesAgree() || reply.replyCode().classDigit() < 4;
    return spoken(
        isNoRefusal
            ? new Decision(Verdict.UNKNOWN, Reason.BROKEN_PROTOCOL)
            : Decision.ofSession(stage, meaning(reply, answered)),
        stage,
        Optional.of(reply));
  }

  private static ConversationResult spoken(
      Decision decision, Stage stage, Optional<ServerReply> deciding) {
    return new ConversationResult(decision, stage, deciding, Control.NOT_TRIED, true, false);
  }

  private Meaning meaning(ServerReply reply, SmtpCommand answered) {
    return Meaning.of(reply, hints.read(reply, answered));
  }

  private String utf8() {
    return target.needsSmtpUtf8() ? " SMTPUTF8" : "";
  }

  private void at(Stage stage) {
    progress.at(stage, Optional.of(server));
  }
}
