package bouncecard.probe;

import bouncecard.probe.address.DomainName;
import bouncecard.text.UntrustedText;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A connection whose server says what a script has for each command. Time goes on by a millisecond
/// with each line.
public final class ScriptedDialogue implements SmtpConnection {
  private final Function<String, String> replies;
  private final Deque<String> waiting = new ArrayDeque<>();
  private final Deque<String> late = new ArrayDeque<>();
  private boolean isSlow;
  private final List<String> sent = new ArrayList<>();
  private Securing securing = new Securing.Failed(NetworkFailure.CLOSED);
  private boolean injects;
  private boolean isClosed;
  private long millis;

  /// A server that greets with `greeting` and answers each command with what `replies` gives for
  /// it: lines, or a failure's token after `!!`. Nothing but an empty text means that it hangs up.
  /// From a line after `~` on all lines are on their way until the next command has been sent, or
  /// they are waited for.
  public ScriptedDialogue(String greeting, Function<String, String> replies) {
    this.replies = replies;
    hear(greeting);
  }

  /// A server that never says a word.
  public static ScriptedDialogue silent() {
    return new ScriptedDialogue("!! timed-out", _ -> "!! timed-out");
  }

  /// The same, with what comes of going over to TLS.
  public ScriptedDialogue securing(Securing outcome) {
    securing = outcome;
    return this;
  }

  /// The same, with text in clear after the answer to STARTTLS.
  public ScriptedDialogue injecting() {
    injects = true;
    return this;
  }

  private void hear(String said) {
    said.lines()
        .forEach(
            line -> {
              isSlow |= line.startsWith("~");
              (isSlow ? late : waiting).add(line.startsWith("~") ? line.substring(1) : line);
            });
  }

  @Override
  public Received receive(Duration patience) {
    millis++;
    String line = waiting.isEmpty() ? late.poll() : waiting.poll();
    if (line == null) {
      return new Received.Failed(NetworkFailure.CLOSED);
    }
    for (NetworkFailure failure : NetworkFailure.values()) {
      if (line.equals("!! " + failure.token())) {
        return new Received.Failed(failure);
      }
    }
    return new Received.Line(new UntrustedText(line), line.length() + 2);
  }

  @Override
  public Optional<NetworkFailure> send(String line) {
    sent.add(line);
    waiting.addAll(late);
    late.clear();
    hear(replies.apply(line));
    return Optional.empty();
  }

  @Override
  public Securing secure(DomainName name, Duration patience) {
    sent.add("** TLS " + name);
    return securing;
  }

  @Override
  public boolean hasUnread() {
    boolean isInjected = injects && !sent.isEmpty() && sent.getLast().equals("STARTTLS");
    return isInjected || (!waiting.isEmpty() && !waiting.getFirst().startsWith("!! "));
  }

  @Override
  public Duration elapsed() {
    return Duration.ofMillis(millis);
  }

  @Override
  public void close() {
    isClosed = true;
  }

  /// What the client sent, in order.
  public List<String> sent() {
    return sent;
  }

  /// Whether the client closed it.
  public boolean isClosed() {
    return isClosed;
  }
}
