package bouncecard.read.session;

import bouncecard.delivery.FailedDelivery;
import bouncecard.delivery.Place;
import bouncecard.dsn.Action;
import bouncecard.read.log.LogLine;
import bouncecard.read.reply.DeliveryDraft;
import bouncecard.read.reply.ReplyReader;
import bouncecard.smtp.HostNames;
import bouncecard.smtp.SmtpCommand;
import bouncecard.text.UntrustedText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// One SMTP session while it is read: which reply answers which command, in order (RFC 2920), and
/// what that means for the recipients.
final class SmtpSession {
  private static final int BAD_SEQUENCE = 503;
  private static final int AUTH_CONTINUES = 334;

  private record Sent(SmtpCommand command, Optional<String> argument) {}

  private record Refusal(SmtpCommand command, String reply) {}

  private record Accepted(String recipient, String reply) {}

  private final ReplyReader replies;
  private final Deque<Sent> waiting = new ArrayDeque<>();
  private final List<FailedDelivery> found = new ArrayList<>();
  private final List<Accepted> accepted = new ArrayList<>();
  private boolean isBegun;
  private boolean isLmtp;
  private boolean isRecipientRefused;
  private Optional<String> host = Optional.empty();
  private Optional<String> sender = Optional.empty();
  private Optional<Refusal> refusedSender = Optional.empty();
  private boolean isSenderRefusalTold;
  private Optional<Refusal> refusedSession = Optional.empty();

  SmtpSession(ReplyReader replies) {
    this.replies = replies;
  }

  void host(String name) {
    if (host.isEmpty() && name.indexOf('.') > 0) {
      host = Optional.of(name);
    }
  }

  void sent(SmtpCommand command, TranscriptLine line) {
    isBegun = true;
    isLmtp |= line.isLmtp();
    waiting.add(new Sent(command, line.argument()));
  }

  /// The final dot was sent, or is to be thought of.
  void dataEnded() {
    int times = isLmtp ? accepted.size() : 1;
    for (int i = 0; i < times; i++) {
      waiting.add(
          new Sent(
              SmtpCommand.END_OF_DATA,
              isLmtp ? Optional.of(accepted.get(i).recipient()) : Optional.empty()));
    }
  }

  void replied(int code, String text) {
    if (code == AUTH_CONTINUES) {
      return;
    }
    Sent answered = waiting.poll();
    boolean isRefused = code >= 400;
    if (answered == null) {
      if (isRefused) {
        refusedSession =
            Optional.of(new Refusal(isBegun ? SmtpCommand.ANY : SmtpCommand.GREETING, text));
      } else if (code == 220) {
        host(firstWord(text));
      }
      return;
    }
    switch (answered.command()) {
      case EHLO, HELO -> greeted(answered.command(), isRefused, text);
      case MAIL -> mail(answered, isRefused, text);
      case RCPT -> recipient(answered, code, text);
      case DATA, BDAT, END_OF_DATA -> data(answered, isRefused, text);
      case VRFY -> {
        if (isRefused) {
          found.add(report(answered.argument(), SmtpCommand.VRFY, text, false));
        }
      }
      case RSET -> endTransaction();
      case AUTH, STARTTLS -> {
        if (isRefused) {
          refusedSession = Optional.of(new Refusal(answered.command(), text));
        }
      }
      default -> {}
    }
  }

  private void greeted(SmtpCommand command, boolean isRefused, String text) {
    if (isRefused) {
      refusedSession = Optional.of(new Refusal(command, text));
    } else {
      refusedSession = Optional.empty();
      host(firstWord(text));
    }
  }

  private void mail(Sent sent, boolean isRefused, String text) {
    endTransaction();
    sender = sent.argument();
    if (isRefused) {
      refusedSender = Optional.of(new Refusal(SmtpCommand.MAIL, text));
      isSenderRefusalTold = false;
    }
  }

  /// A refused sender is the reason for what recipients after it are told.
  private void recipient(Sent sent, int code, String text) {
    if (code < 400) {
      sent.argument().ifPresent(address -> accepted.add(new Accepted(address, text)));
    } else if (refusedSender.isPresent() && code == BAD_SEQUENCE) {
      isSenderRefusalTold = true;
      found.add(report(sent.argument(), SmtpCommand.MAIL, refusedSender.get().reply(), false));
    } else {
      isRecipientRefused = true;
      found.add(report(sent.argument(), SmtpCommand.RCPT, text, false));
    }
  }

  private void data(Sent sent, boolean isRefused, String text) {
    if (!isRefused && sent.command() == SmtpCommand.DATA) {
      return;
    }
    if (sent.command() == SmtpCommand.END_OF_DATA && sent.argument().isPresent()) {
      found.add(report(sent.argument(), sent.command(), text, !isRefused));
      return;
    }
    for (Accepted recipient : accepted) {
      found.add(report(Optional.of(recipient.recipient()), sent.command(), text, !isRefused));
    }
    if (accepted.isEmpty() && isRefused && !isRecipientRefused && refusedSender.isEmpty()) {
      found.add(report(named(text), sent.command(), text, false));
    }
    accepted.clear();
  }

  /// Sendmail shows the replies to recipients after DATA: `<<< 550 5.1.1 <user@example.com>… `.
  private static Optional<String> named(String text) {
    int open = text.indexOf('<');
    int close = text.indexOf('>', open + 1);
    return open >= 0 && open < 12 && close > open + 1
        ? Optional.of(text.substring(open + 1, close))
        : Optional.empty();
  }

  private void endTransaction() {
    refusedSender
        .filter(_ -> !isSenderRefusalTold)
        .ifPresent(
            refusal ->
                found.add(report(Optional.empty(), SmtpCommand.MAIL, refusal.reply(), false)));
    refusedSender = Optional.empty();
    accepted.clear();
    isRecipientRefused = false;
  }

  /// Everything that became of recipients. Where nobody was refused, those who were accepted so
  /// far: without the mail itself nothing was delivered, or what ended the session before there
  /// were any.
  List<FailedDelivery> deliveries() {
    List<Accepted> would = List.copyOf(accepted);
    endTransaction();
    if (refusedSession.isPresent() && (found.isEmpty() || isRefusedAfterSuccess())) {
      Refusal refusal = refusedSession.get();
      found.add(report(Optional.empty(), refusal.command(), refusal.reply(), false));
    } else if (found.isEmpty()) {
      for (Accepted recipient : would) {
        found.add(
            report(Optional.of(recipient.recipient()), SmtpCommand.RCPT, recipient.reply(), false));
      }
    }
    return found;
  }

  /// Whether the server went on to refuse for good what no command had asked, and nothing else that
  /// was refused tells why.
  private boolean isRefusedAfterSuccess() {
    return refusedSession
            .filter(it -> it.command() == SmtpCommand.ANY && it.reply().startsWith("5"))
            .isPresent()
        && found.stream().noneMatch(FailedDelivery::isRefused);
  }

  private FailedDelivery report(
      Optional<String> recipient, SmtpCommand command, String reply, boolean isDelivered) {
    Optional<SmtpCommand> answered =
        command == SmtpCommand.ANY ? Optional.empty() : Optional.of(command);
    return new DeliveryDraft()
        .finalRecipient(recipient.flatMap(LogLine::mailbox), Place.TRANSCRIPT)
        .sender(sender.flatMap(LogLine::mailbox), Place.TRANSCRIPT)
        .remoteMta(host.map(UntrustedText::new), Place.TRANSCRIPT)
        .command(answered, Place.TRANSCRIPT)
        .action(isDelivered ? Optional.of(Action.DELIVERED) : Optional.empty(), Place.TRANSCRIPT)
        .say(reply, Place.TRANSCRIPT, replies)
        .build();
  }

  private static String firstWord(String reply) {
    return reply.length() < 5 ? "" : HostNames.hostAt(reply, 4);
  }
}
