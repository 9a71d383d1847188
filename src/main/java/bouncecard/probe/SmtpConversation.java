package bouncecard.probe;

import bouncecard.probe.ProbeReport.Exchange;
import bouncecard.probe.ProbeReport.Line;
import bouncecard.probe.ProbeReport.Speaker;
import bouncecard.probe.SmtpConnection.Received;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.ReplyCode;
import bouncecard.text.UntrustedText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Commands and replies over a [SmtpConnection], written down as they go, and within bounds: a
/// reply has at most 100 lines and 100,000 bytes, all of them together 200,000.
final class SmtpConversation {
  private static final int MOST_LINES = 100;
  private static final int MOST_OCTETS = 100_000;
  private static final int MOST_IN_ALL = 200_000;
  private static final int LONGEST_COMMAND = 512;

  /// For the rest of a reply that has begun to come without having been asked for.
  private static final Duration AT_ONCE = Duration.ofMillis(200);

  private final SmtpConnection connection;
  private final Timeouts patience;
  private final Deadline deadline;
  private final List<Line> transcript;
  private final List<Exchange> exchanges;
  private int octets;

  /// What came back.
  sealed interface Heard {
    /// A reply.
    record Said(ServerReply reply) implements Heard {}

    /// None.
    record Nothing(NetworkFailure failure) implements Heard {}
  }

  SmtpConversation(
      SmtpConnection connection,
      Timeouts patience,
      Deadline deadline,
      List<Line> transcript,
      List<Exchange> exchanges) {
    this.connection = connection;
    this.patience = patience;
    this.deadline = deadline;
    this.transcript = transcript;
    this.exchanges = exchanges;
  }

  SmtpConnection connection() {
    return connection;
  }

  /// What is left of a phase's time: no more than of the whole.
  Duration left(Duration phase) {
    Duration left = deadline.left();
    return left.compareTo(phase) < 0 ? left : phase;
  }

  /// Sends a command and hears the reply to it. Where words of the server wait already, nobody
  /// could say any more which reply is whose: then nothing is sent, and what waits is written down.
  ///
  /// @throws IllegalArgumentException where the command would be more than one line; no address
  ///   that can be asked for makes it so
  Heard say(Stage stage, String command) {
    return say(stage, command, patience.reply());
  }

  Heard say(Stage stage, String command, Duration time) {
    if (command.length() > LONGEST_COMMAND
        || command.chars().anyMatch(SmtpConversation::isControl)) {
      throw new IllegalArgumentException("not one line of a command");
    }
    if (connection.hasUnread()) {
      return unasked(stage);
    }
    write(Speaker.CLIENT, new UntrustedText(command));
    Optional<NetworkFailure> failure = connection.send(command);
    return failure.isPresent() ? nothing(failure.get()) : hear(stage, time);
  }

  /// A server may say at any time that it goes away (RFC 5321 §3.8), and nothing else.
  private Heard unasked(Stage stage) {
    Heard heard = listen(AT_ONCE);
    if (heard instanceof Heard.Said(ServerReply reply) && reply.endsConversation()) {
      exchanges.add(new Exchange(stage, reply));
      return heard;
    }
    return nothing(NetworkFailure.UNASKED);
  }

  /// Whether the server says one more thing within the time; it is written down.
  boolean saysMore(Duration time) {
    return listen(time) instanceof Heard.Said;
  }

  private static boolean isControl(int c) {
    return c < 0x20 || c == 0x7F || (c >= 0x80 && c < 0xA0) || c == 0x2028 || c == 0x2029;
  }

  /// Sends without hearing, for a quit when there is no time.
  void leave(String command) {
    write(Speaker.CLIENT, new UntrustedText(command));
    connection.send(command);
  }

  /// Hears the reply that is due. All its lines together have the time of the phase.
  Heard hear(Stage stage, Duration time) {
    Heard heard = listen(time);
    if (heard instanceof Heard.Said(ServerReply reply)) {
      exchanges.add(new Exchange(stage, reply));
    }
    return heard;
  }

  private Heard listen(Duration time) {
    Duration end = connection.elapsed().plus(left(time));
    List<UntrustedText> lines = new ArrayList<>();
    int ofThisReply = 0;
    while (lines.size() < MOST_LINES) {
      Duration left = end.minus(connection.elapsed());
      Received received =
          left.isPositive()
              ? connection.receive(left)
              : new Received.Failed(NetworkFailure.TIMED_OUT);
      switch (received) {
        case Received.Failed(NetworkFailure failure) -> {
          return nothing(failure);
        }
        case Received.Line(UntrustedText text, int count) -> {
          write(Speaker.SERVER, text);
          ofThisReply += count;
          octets += count;
          if (ofThisReply > MOST_OCTETS || octets > MOST_IN_ALL) {
            return nothing(NetworkFailure.TOO_LONG);
          }
          if (!isReplyLine(text.value())) {
            return nothing(NetworkFailure.NOT_SMTP);
          }
          lines.add(text);
          if (!text.value().startsWith("-", 3)) {
            return new Heard.Said(reply(lines));
          }
        }
      }
    }
    return nothing(NetworkFailure.TOO_LONG);
  }

  private Heard nothing(NetworkFailure failure) {
    write(Speaker.NOTE, new UntrustedText(failure.token()));
    return new Heard.Nothing(failure);
  }

  void note(String what) {
    write(Speaker.NOTE, new UntrustedText(what));
  }

  private void write(Speaker speaker, UntrustedText text) {
    transcript.add(new Line(speaker, connection.elapsed(), text));
  }

  private static boolean isReplyLine(String line) {
    return line.length() >= 3
        && ReplyCode.parse(line.substring(0, 3)).isPresent()
        && (line.length() == 3 || line.charAt(3) == ' ' || line.charAt(3) == '-');
  }

  private static ServerReply reply(List<UntrustedText> lines) {
    ReplyCode code = code(lines.getLast());
    boolean agree = lines.stream().allMatch(line -> code(line).equals(code));
    Optional<EnhancedStatusCode> enhanced =
        lines.stream().flatMap(line -> enhanced(line.value()).stream()).findFirst();
    return new ServerReply(code, enhanced, lines, agree);
  }

  private static ReplyCode code(UntrustedText line) {
    return ReplyCode.parse(line.value().substring(0, 3)).orElseThrow();
  }

  private static Optional<EnhancedStatusCode> enhanced(String line) {
    if (line.length() < 5) {
      return Optional.empty();
    }
    int end = line.indexOf(' ', 4);
    return EnhancedStatusCode.parse(line.substring(4, end < 0 ? line.length() : end));
  }
}
