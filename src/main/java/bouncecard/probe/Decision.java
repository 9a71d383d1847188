package bouncecard.probe;

import bouncecard.probe.ProbeReport.Control;
import java.util.Optional;

/// A verdict and what it rests on.
record Decision(Verdict verdict, Reason reason) {

  /// What the replies to both RCPT come to; the control's is empty where it was not tried or got no
  /// reply.
  ///
  /// @param vrfyRefusesControl whether VRFY takes the mailbox and refuses the made-up one as
  ///   unknown
  static Decision ofRecipient(
      Meaning target, Optional<Meaning> control, boolean vrfyRefusesControl) {
    return switch (target) {
      case ACCEPTED -> accepted(control, vrfyRefusesControl);
      case UNKNOWN_MAILBOX -> new Decision(Verdict.DOES_NOT_EXIST, Reason.UNKNOWN_MAILBOX);
      case PROBABLY_UNKNOWN_MAILBOX -> probablyUnknown(control);
      case OVER_QUOTA -> ofMailbox(target, control, Verdict.FULL, Reason.OVER_QUOTA);
      case SWITCHED_OFF -> ofMailbox(target, control, Verdict.DISABLED, Reason.SWITCHED_OFF);
      case RECEIVES_TOO_MUCH ->
          ofMailbox(target, control, Verdict.EXISTS_RATE_LIMITED, Reason.RECEIVES_TOO_MUCH);
      case GREYLISTED, PUT_OFF -> putOff(target, control);
      case HANGS_UP -> new Decision(Verdict.TRY_LATER, Reason.TOLD_TO_GO_AWAY);
      case REFUSES_US -> new Decision(Verdict.REFUSED_US, Reason.POLICY);
      case REFUSES_SENDER -> new Decision(Verdict.REFUSED_US, Reason.NULL_SENDER_REFUSED);
      case WANTS_TLS -> new Decision(Verdict.REFUSED_US, Reason.TLS_REQUIRED);
      case RELAY_DENIED -> new Decision(Verdict.NOT_THIS_SERVER, Reason.RELAY_DENIED);
      case MOVED -> new Decision(Verdict.NOT_THIS_SERVER, Reason.MOVED);
      case UNCLEAR -> new Decision(Verdict.UNKNOWN, Reason.UNCLEAR);
    };
  }

  private static Decision accepted(Optional<Meaning> control, boolean vrfyRefusesControl) {
    if (control.isPresent() && control.get() == Meaning.ACCEPTED) {
      return new Decision(Verdict.ACCEPTS_EVERYTHING, Reason.BOTH_ACCEPTED);
    }
    if (control.isPresent() && control.get().isAboutMailbox()) {
      return new Decision(Verdict.EXISTS, Reason.ACCEPTED_AND_CONTROL_REFUSED);
    }
    return vrfyRefusesControl
        ? new Decision(Verdict.EXISTS, Reason.VERIFIED)
        : new Decision(Verdict.ACCEPTED_UNTESTED, Reason.CONTROL_INCONCLUSIVE);
  }

  /// A bare 550 is believed unless the made-up mailbox shows that it is about something else.
  private static Decision probablyUnknown(Optional<Meaning> control) {
    boolean isAboutUs =
        control.isPresent()
            && (control.get() == Meaning.REFUSES_US
                || control.get() == Meaning.REFUSES_SENDER
                || control.get() == Meaning.WANTS_TLS);
    return isAboutUs
        ? new Decision(Verdict.REFUSED_US, Reason.POLICY)
        : new Decision(Verdict.DOES_NOT_EXIST, Reason.UNKNOWN_MAILBOX);
  }

  /// What is said of the mailbox holds only if it is not said of any.
  private static Decision ofMailbox(
      Meaning target, Optional<Meaning> control, Verdict verdict, Reason reason) {
    if (control.isPresent() && control.get() == target) {
      return target == Meaning.SWITCHED_OFF
          ? new Decision(Verdict.UNKNOWN, Reason.UNCLEAR)
          : new Decision(Verdict.TRY_LATER, Reason.PUT_OFF);
    }
    return new Decision(verdict, reason);
  }

  private static Decision putOff(Meaning target, Optional<Meaning> control) {
    if (control.isPresent() && control.get().isUnknownMailbox()) {
      return new Decision(Verdict.TRY_LATER, Reason.PUT_OFF_BUT_KNOWN);
    }
    return new Decision(
        Verdict.TRY_LATER, target == Meaning.GREYLISTED ? Reason.GREYLISTED : Reason.PUT_OFF);
  }

  /// What is told of the control.
  static Control control(Optional<Meaning> control) {
    return control
        .map(
            meaning ->
                meaning == Meaning.ACCEPTED
                    ? Control.ACCEPTED
                    : meaning.isAboutMailbox() ? Control.REFUSED : Control.INCONCLUSIVE)
        .orElse(Control.NOT_TRIED);
  }

  /// What a refusal before RCPT comes to: of the greeting, EHLO or MAIL.
  static Decision ofSession(Stage stage, Meaning meaning) {
    return switch (meaning) {
      case GREYLISTED, PUT_OFF, OVER_QUOTA, RECEIVES_TOO_MUCH ->
          new Decision(Verdict.TRY_LATER, Reason.PUT_OFF);
      case HANGS_UP -> new Decision(Verdict.TRY_LATER, Reason.TOLD_TO_GO_AWAY);
      case WANTS_TLS -> new Decision(Verdict.REFUSED_US, Reason.TLS_REQUIRED);
      case REFUSES_SENDER -> new Decision(Verdict.REFUSED_US, Reason.NULL_SENDER_REFUSED);
      case REFUSES_US -> new Decision(Verdict.REFUSED_US, refusal(stage, Reason.POLICY));
      case UNKNOWN_MAILBOX,
          PROBABLY_UNKNOWN_MAILBOX,
          SWITCHED_OFF,
          RELAY_DENIED,
          MOVED,
          UNCLEAR,
          ACCEPTED ->
          new Decision(
              Verdict.REFUSED_US,
              refusal(stage, stage == Stage.MAIL ? Reason.NULL_SENDER_REFUSED : Reason.POLICY));
    };
  }

  private static Reason refusal(Stage stage, Reason otherwise) {
    return stage == Stage.GREETING ? Reason.GREETING_REFUSED : otherwise;
  }

  /// What a connection comes to that broke.
  static Decision ofFailure(NetworkFailure failure, boolean isConnected) {
    if (!isConnected) {
      return new Decision(Verdict.UNREACHABLE, Reason.NO_CONNECTION);
    }
    return new Decision(
        Verdict.UNKNOWN,
        switch (failure) {
          case TIMED_OUT -> Reason.SLOW;
          case RESET, CLOSED, REFUSED, NO_ROUTE, OTHER -> Reason.HUNG_UP;
          case TOO_LONG, NOT_SMTP, UNASKED -> Reason.BROKEN_PROTOCOL;
        });
  }
}
