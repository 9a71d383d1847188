package bouncecard.read.log;

import static java.util.stream.Collectors.toMap;

import bouncecard.catalog.Once;
import bouncecard.read.reply.ReplyReader;
import bouncecard.text.PhraseKinds;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The one registry of the dialects that are read line by line: a new one is one line here.
public final class LogDialects {
  private static final Supplier<PhraseKinds<Dialect>> SIGNS =
      new Once<>(
          () ->
              new PhraseKinds<>(
                  Dialect.class,
                  Stream.of(Dialect.values())
                      .collect(toMap(Function.identity(), dialect -> dialect.hints))));

  private LogDialects() {}

  /// In the order in which they are asked.
  @SuppressWarnings("ImmutableEnumChecker") // lists that nobody changes, and constructors
  private enum Dialect {
    POSTFIX(PostfixLog.HINTS, PostfixLog::new),
    EXIM(EximLog.HINTS, EximLog::new),
    OPEN_SMTPD(OpenSmtpdLog.HINTS, OpenSmtpdLog::new),
    SENDMAIL(SendmailLog.HINTS, SendmailLog::new),
    QMAIL(QmailLog.HINTS, QmailLog::new),
    DOVECOT(DovecotLog.HINTS, DovecotLog::new),
    HARAKA(HarakaLog.HINTS, HarakaLog::new),
    ZONE_MTA(ZoneMtaLog.HINTS, ZoneMtaLog::new),
    AMAVIS(AmavisLog.HINTS, AmavisLog::new),
    KEYED(KeyedLog.HINTS, KeyedLog::new),
    MIMECAST(MimecastLog.HINTS, MimecastLog::new),
    STALWART(StalwartLog.HINTS, StalwartLog::new),
    GATEWAY(GatewayLog.HINTS, GatewayLog::new),
    QUEUE_LISTING(QueueListing.HINTS, QueueListing::new);

    private final List<String> hints;
    private final Function<ReplyReader, LogDialect> reader;

    /// @param hints phrases in lower case of which one is in every text that it reads lines of
    Dialect(List<String> hints, Function<ReplyReader, LogDialect> reader) {
      this.hints = hints;
      this.reader = reader;
    }
  }

  /// Those that may have something to read in a text, in the order in which they are asked.
  static List<LogDialect> of(String text, ReplyReader replies) {
    List<LogDialect> dialects = new ArrayList<>(2);
    for (Dialect dialect : SIGNS.get().in(text)) {
      dialects.add(dialect.reader.apply(replies));
    }
    return dialects;
  }

  /// Phrases in lower case of which one is in every line that a dialect reads.
  public static List<String> hints() {
    return Stream.concat(
            Stream.of(Dialect.values()).map(dialect -> dialect.hints), Stream.of(LogNoise.hints()))
        .flatMap(List::stream)
        .toList();
  }
}
