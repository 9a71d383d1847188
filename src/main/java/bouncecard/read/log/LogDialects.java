package bouncecard.read.log;

import bouncecard.read.reply.ReplyReader;
import java.util.List;
import java.util.stream.Stream;

/// The one registry of the dialects that are read line by line: a new one is one line in each of
/// the two lists here.
public final class LogDialects {
  private LogDialects() {}

  /// In the order in which they are asked.
  static List<LogDialect> all(ReplyReader replies) {
    return List.of(
        new PostfixLog(replies),
        new EximLog(replies),
        new OpenSmtpdLog(replies),
        new SendmailLog(replies),
        new QmailLog(replies),
        new DovecotLog(replies),
        new HarakaLog(replies),
        new ZoneMtaLog(replies),
        new AmavisLog(replies),
        new KeyedLog(replies),
        new GatewayLog(replies),
        new QueueListing(replies));
  }

  /// Phrases in lower case of which one is in every line that a dialect reads.
  public static List<String> hints() {
    return Stream.of(
            PostfixLog.HINTS,
            EximLog.HINTS,
            OpenSmtpdLog.HINTS,
            SendmailLog.HINTS,
            QmailLog.HINTS,
            DovecotLog.HINTS,
            HarakaLog.HINTS,
            ZoneMtaLog.HINTS,
            AmavisLog.HINTS,
            KeyedLog.HINTS,
            GatewayLog.HINTS,
            QueueListing.HINTS,
            LogNoise.hints())
        .flatMap(List::stream)
        .toList();
  }
}
