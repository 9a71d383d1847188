package bouncecard.read.log;

import bouncecard.delivery.FailedDelivery;
import bouncecard.read.reply.ReaderHint;
import bouncecard.read.reply.ReplyReader;
import bouncecard.read.time.WrittenTimes;
import bouncecard.smtp.SmtpReply;
import bouncecard.text.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the logs of mail programs, line by line, whatever stands before a line's own words: a
/// syslog header of RFC 3164 or RFC 5424, a container's name, or nothing.
public final class MailLog {
  private static final Read NOTHING = new Read(List.of(), false);

  private final ReplyReader replies;
  private final WrittenTimes times;

  public MailLog(ReplyReader replies, WrittenTimes times) {
    this.replies = replies;
    this.times = times;
  }

  /// What was read of a log.
  ///
  /// @param deliveries what the log tells of, failed or not
  /// @param isNoise whether it is a log and tells of no delivery
  public record Read(List<FailedDelivery> deliveries, boolean isNoise) {}

  /// Reads a log, or nothing where the text is none.
  ///
  /// @param hints what may be in the text
  public Read read(String text, Set<ReaderHint> hints, int most) {
    boolean mayBeTable = hints.contains(ReaderHint.TABLE) || TrackingTable.isDated(text);
    boolean mayBeLog = hints.contains(ReaderHint.LOG) || LogNoise.begins(text);
    if (!mayBeTable && !mayBeLog) {
      return NOTHING;
    }
    LogBook book = new LogBook(times);
    boolean isLog =
        (mayBeTable
                && (new AccountingLog(replies).read(text, book)
                    || new TrackingLog(replies).read(text, book)))
            || (mayBeLog && readLines(text, book));
    return new Read(book.deliveries(most), isLog && book.isEmpty());
  }

  /// The lines of a text that belong to no log, and of the others what they go on to say when the
  /// log is over: `… status=sent (250 2.0.0 Ok) but then we got: 550 …`. What was said of a mail
  /// that the log tells of is of an attempt before its last one.
  public String unread(String text) {
    LogBook book = new LogBook(times);
    List<LogDialect> dialects = LogDialects.of(text, replies);
    if (dialects.isEmpty()) {
      return text;
    }
    List<String> rest = new ArrayList<>();
    for (String written : Lines.of(text)) {
      if (isRead(written, dialects, book)) {
        refused(written).ifPresent(rest::add);
      } else if (!LogNoise.isNoise(written)) {
        rest.add(written);
      }
    }
    return book.withoutOwn(rest);
  }

  private Optional<String> refused(String line) {
    for (SmtpReply reply : replies.read(line)) {
      if (!reply.isPositive()) {
        return Optional.of(line.substring(reply.start()));
      }
    }
    return Optional.empty();
  }

  private static boolean isRead(String written, List<LogDialect> dialects, LogBook book) {
    LogLine line = new LogLine(written);
    for (LogDialect dialect : dialects) {
      if (dialect.read(line, book)) {
        return true;
      }
    }
    return false;
  }

  /// Whether every line is of a log.
  private boolean readLines(String text, LogBook book) {
    List<LogDialect> dialects = LogDialects.of(text, replies);
    boolean isLog = true;
    for (String written : Lines.of(text)) {
      book.line(written);
      boolean isRead = isRead(written, dialects, book);
      isLog = isLog && (isRead || written.isBlank() || LogNoise.isNoise(written));
    }
    return isLog;
  }
}
