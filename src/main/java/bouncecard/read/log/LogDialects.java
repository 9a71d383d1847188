package bouncecard.read.log;

import bouncecard.read.reply.ReplyReader;
import bouncecard.text.LowerCase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// The one registry of the dialects that are read line by line: a new one is one line here.
public final class LogDialects {
  /// In the order in which they are asked.
  private static final List<Entry> ALL =
      List.of(
          new Entry(PostfixLog.HINTS, PostfixLog::new),
          new Entry(EximLog.HINTS, EximLog::new),
          new Entry(OpenSmtpdLog.HINTS, OpenSmtpdLog::new),
          new Entry(SendmailLog.HINTS, SendmailLog::new),
          new Entry(QmailLog.HINTS, QmailLog::new),
          new Entry(DovecotLog.HINTS, DovecotLog::new),
          new Entry(HarakaLog.HINTS, HarakaLog::new),
          new Entry(ZoneMtaLog.HINTS, ZoneMtaLog::new),
          new Entry(AmavisLog.HINTS, AmavisLog::new),
          new Entry(KeyedLog.HINTS, KeyedLog::new),
          new Entry(MimecastLog.HINTS, MimecastLog::new),
          new Entry(StalwartLog.HINTS, StalwartLog::new),
          new Entry(GatewayLog.HINTS, GatewayLog::new),
          new Entry(QueueListing.HINTS, QueueListing::new));

  private LogDialects() {}

  /// A dialect.
  ///
  /// @param hints phrases in lower case of which one is in every text that it reads lines of
  private record Entry(List<String> hints, Function<ReplyReader, LogDialect> reader) {
    boolean isHintedAtIn(String lower) {
      for (String hint : hints) {
        if (lower.contains(hint)) {
          return true;
        }
      }
      return false;
    }
  }

  /// Those that may have something to read in a text, in the order in which they are asked.
  static List<LogDialect> of(String text, ReplyReader replies) {
    String lower = LowerCase.of(text);
    List<LogDialect> dialects = new ArrayList<>(2);
    for (Entry entry : ALL) {
      if (entry.isHintedAtIn(lower)) {
        dialects.add(entry.reader().apply(replies));
      }
    }
    return dialects;
  }

  /// Phrases in lower case of which one is in every line that a dialect reads.
  public static List<String> hints() {
    return Stream.concat(ALL.stream().map(Entry::hints), Stream.of(LogNoise.hints()))
        .flatMap(List::stream)
        .toList();
  }
}
