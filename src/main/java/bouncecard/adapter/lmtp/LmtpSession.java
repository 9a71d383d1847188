package bouncecard.adapter.lmtp;

import bouncecard.app.inlet.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The conversation on a connection: commands and their replies (RFC 2033, 5321), without I/O.
final class LmtpSession {
  private static final int MOST_MISTAKES = 20;

  /// Beside two for each recipient, of commands that lead to no mail.
  private static final int MOST_OTHERS = 100;

  private final Recipients known;
  private final LmtpLimits limits;
  private final List<String> inlets = new ArrayList<>();
  private boolean isGreeted;
  private boolean hasSender;
  private int mistakes;

  /// How many commands came since the last mail.
  private int commands;

  /// What a command comes to.
  sealed interface Step {
    /// It is answered.
    ///
    /// @param lines each with its code, without line ends
    record Reply(List<String> lines) implements Step {}

    /// The mail follows.
    record ReadMail(String line) implements Step {}

    /// The connection is closed after this.
    record Leave(String line) implements Step {}
  }

  LmtpSession(Recipients known, LmtpLimits limits) {
    this.known = known;
    this.limits = limits;
  }

  String greeting() {
    return "220 bouncecard LMTP";
  }

  /// Answers a line.
  Step take(String line) {
    commands++;
    if (commands > 2 * limits.recipients() + MOST_OTHERS) {
      return new Step.Leave("421 4.7.0 That were too many commands without a mail");
    }
    return switch (LmtpCommand.parse(line)) {
      case LmtpCommand.Hello() -> hello();
      case LmtpCommand.WrongHello() -> mistake("500 5.5.1 This is LMTP: say LHLO");
      case LmtpCommand.Mail(long size) -> mail(size);
      case LmtpCommand.Recipient(String address) -> recipient(address);
      case LmtpCommand.Data() -> data();
      case LmtpCommand.Reset() -> {
        reset();
        yield reply("250 2.0.0 OK");
      }
      case LmtpCommand.Nothing() -> reply("250 2.0.0 OK");
      case LmtpCommand.Verify() -> reply("252 2.5.0 Say RCPT, and see");
      case LmtpCommand.Quit() -> new Step.Leave("221 2.0.0 Bye");
      case LmtpCommand.Malformed() -> mistake("501 5.5.4 That is not how the command is written");
      case LmtpCommand.UnknownParameter() ->
          mistake("555 5.5.4 A parameter of it is not known here");
      case LmtpCommand.Unknown() -> mistake("500 5.5.1 There is no such command");
    };
  }

  /// Answers a line that is too long.
  Step tooLong() {
    return mistake("500 5.5.2 The line is too long");
  }

  private Step hello() {
    isGreeted = true;
    reset();
    return new Step.Reply(
        List.of(
            "250-bouncecard",
            "250-PIPELINING",
            "250-8BITMIME",
            "250-SMTPUTF8",
            "250-ENHANCEDSTATUSCODES",
            "250 SIZE " + limits.messageBytes()));
  }

  private Step mail(long size) {
    if (!isGreeted) {
      return mistake("503 5.5.1 Say LHLO first");
    }
    if (hasSender) {
      return mistake("503 5.5.1 A mail is under way already");
    }
    if (size > limits.messageBytes()) {
      return reply("552 5.3.4 The mail is too long");
    }
    hasSender = true;
    return reply("250 2.1.0 OK");
  }

  private Step recipient(String address) {
    if (!hasSender) {
      return mistake("503 5.5.1 Say MAIL first");
    }
    Optional<String> inlet = known.inlet(address);
    if (inlet.isEmpty()) {
      return reply("550 5.1.1 No inlet has this address");
    }
    if (inlets.size() >= limits.recipients()) {
      return reply("452 4.5.3 There are too many recipients");
    }
    inlets.add(inlet.get());
    return reply("250 2.1.5 OK");
  }

  private Step data() {
    return inlets.isEmpty()
        ? mistake("503 5.5.1 There is no recipient")
        : new Step.ReadMail("354 Go ahead, and end with a dot");
  }

  /// The inlets of the recipients, in their order; one may be there more than once.
  List<String> inlets() {
    return List.copyOf(inlets);
  }

  /// One reply for each recipient.
  ///
  /// @param receipts by inlet
  List<String> kept(Map<String, Receipt> receipts) {
    List<String> lines =
        inlets.stream().map(inlet -> line(receipts.getOrDefault(inlet, Receipt.REFUSED))).toList();
    reset();
    commands = 0;
    return lines;
  }

  /// The same reply for each recipient, where there was no room for the mail.
  List<String> notKept(IncomingMail.Outcome why) {
    String line =
        switch (why) {
          case TOO_LONG -> "552 5.3.4 The mail is too long";
          case NO_ROOM -> line(Receipt.FULL);
          case FITS -> throw new IllegalArgumentException("it fits");
        };
    List<String> lines = inlets.stream().map(_ -> line).toList();
    reset();
    commands = 0;
    return lines;
  }

  private static String line(Receipt receipt) {
    return switch (receipt) {
      case KEPT, REPEATED -> "250 2.0.0 Kept";
      case FULL -> "452 4.3.1 There is no room for it now";
      case REFUSED, REPLAYED -> "451 4.3.0 It could not be kept";
    };
  }

  private void reset() {
    hasSender = false;
    inlets.clear();
  }

  private Step mistake(String line) {
    mistakes++;
    return mistakes > MOST_MISTAKES
        ? new Step.Leave("421 4.7.0 That were too many mistakes")
        : reply(line);
  }

  private static Step reply(String line) {
    return new Step.Reply(List.of(line));
  }
}
