package bouncecard.decode;

import java.util.List;

/// Reads the logs of mail programs, line by line, whatever stands before a line's own words: a
/// syslog header of RFC 3164 or RFC 5424, a container's name, or nothing.
final class MailLog {
  private final List<LogDialect> dialects;

  MailLog(ReplyReader replies) {
    dialects = List.of(new PostfixLog(replies), new EximLog(replies), new SendmailLog(replies));
  }

  /// The deliveries that the log tells of, failed or not.
  List<FailedDelivery> read(String text, int most) {
    LogBook book = new LogBook();
    for (String written : (Iterable<String>) text.lines()::iterator) {
      LogLine line = new LogLine(written);
      for (LogDialect dialect : dialects) {
        if (dialect.read(line, book)) {
          break;
        }
      }
    }
    return book.deliveries(most);
  }
}
