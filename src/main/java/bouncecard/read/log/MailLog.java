package bouncecard.read.log;

import bouncecard.delivery.FailedDelivery;
import bouncecard.read.reply.ReaderHint;
import bouncecard.read.reply.ReplyReader;
import bouncecard.read.time.WrittenTimes;
import bouncecard.text.Lines;
import java.util.List;
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

  /// Whether every line is of a log.
  private boolean readLines(String text, LogBook book) {
    List<LogDialect> dialects = LogDialects.of(text, replies);
    boolean isLog = true;
    for (String written : Lines.of(text)) {
      LogLine line = new LogLine(written);
      book.line(written);
      boolean isRead = false;
      for (int i = 0; i < dialects.size() && !isRead; i++) {
        isRead = dialects.get(i).read(line, book);
      }
      isLog = isLog && (isRead || written.isBlank() || LogNoise.isNoise(written));
    }
    return isLog;
  }
}
