package bouncecard.read.log;

import bouncecard.delivery.Place;
import bouncecard.dsn.Action;
import bouncecard.read.reply.DeliveryDraft;
import bouncecard.read.reply.ReplyReader;
import bouncecard.text.UntrustedText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Reads qmail-send's log: `starting delivery 3: msg 12345 to remote user@example.com`, and
/// `delivery 3: failure: …` with underscores for spaces and slashes for line breaks.
public final class QmailLog implements LogDialect {
  private static final int MOST = 10_000;

  /// One of these is in each of those lines; see [ReaderHint#LOG].
  public static final List<String> HINTS =
      Stream.concat(
              Stream.of("info msg"), IntStream.range(0, 10).mapToObj(digit -> "delivery " + digit))
          .toList();

  private record Started(String message, Optional<UntrustedText> recipient) {}

  private final ReplyReader replies;
  private final Map<String, Started> started = new HashMap<>();

  QmailLog(ReplyReader replies) {
    this.replies = replies;
  }

  @Override
  public boolean read(LogLine line, LogBook book) {
    String text = line.text();
    int start = text.indexOf("starting delivery ");
    if (start >= 0) {
      return start(text, start + "starting delivery ".length());
    }
    int info = text.indexOf("info msg ");
    if (info >= 0 && text.indexOf(" from <", info) > 0) {
      int colon = text.indexOf(':', info);
      String message = text.substring(info + "info msg ".length(), Math.max(info + 9, colon));
      book.arrival(message, line.bracketed(text.indexOf(" from <", info) + " from ".length()));
      return true;
    }
    int delivery = text.indexOf("delivery ");
    return delivery >= 0 && ended(text, delivery + "delivery ".length(), book);
  }

  private boolean start(String text, int from) {
    int colon = text.indexOf(": msg ", from);
    int to = text.indexOf(" to ", from);
    if (colon < 0 || to < colon || !isNumber(text, from, colon)) {
      return false;
    }
    if (started.size() < MOST) {
      String recipient = text.substring(text.lastIndexOf(' ') + 1);
      started.put(
          text.substring(from, colon),
          new Started(text.substring(colon + ": msg ".length(), to), LogLine.mailbox(recipient)));
    }
    return true;
  }

  private boolean ended(String text, int from, LogBook book) {
    int colon = text.indexOf(": ", from);
    int said = colon < 0 ? -1 : text.indexOf(':', colon + 2);
    if (said < 0 || !isNumber(text, from, colon)) {
      return false;
    }
    Optional<Action> action =
        switch (text.substring(colon + 2, said)) {
          case "failure" -> Optional.of(Action.FAILED);
          case "deferral" -> Optional.of(Action.DELAYED);
          case "success" -> Optional.of(Action.DELIVERED);
          default -> Optional.empty();
        };
    if (action.isEmpty()) {
      return false;
    }
    Optional<Started> of = Optional.ofNullable(started.get(text.substring(from, colon)));
    String words = text.substring(said + 1).strip().replace('_', ' ').replace("/", "\n").strip();
    book.delivery(
        of.map(Started::message),
        action,
        new DeliveryDraft()
            .finalRecipient(of.flatMap(Started::recipient), Place.LOG_LINE)
            .say(words, Place.LOG_LINE, replies));
    return true;
  }

  private static boolean isNumber(String text, int from, int to) {
    boolean isNumber = to > from && to - from < 12;
    for (int i = from; isNumber && i < to; i++) {
      isNumber = Character.isDigit(text.charAt(i));
    }
    return isNumber;
  }
}
