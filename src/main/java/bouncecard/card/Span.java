package bouncecard.card;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// A run of text with one look. Each renderer escapes it for where it is drawn.
public sealed interface Span {
  /// The text that a reader sees.
  String text();

  /// Ordinary text.
  record Plain(String text) implements Span {}

  /// Something verbatim: a command, an address, a code.
  record Verbatim(String text) implements Span {}

  /// A link. Its address is what is seen: a label could lie.
  record Link(URI address) implements Span {
    @Override
    public String text() {
      return address.toString();
    }
  }

  /// A moment, which chats show in the reader's own time zone.
  record Time(Instant moment) implements Span {
    private static final DateTimeFormatter WRITTEN =
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /// To the second, which is all that chats take.
    public Time {
      moment = moment.truncatedTo(ChronoUnit.SECONDS);
    }

    /// As it reads where nobody knows the reader's time zone.
    @Override
    public String text() {
      return WRITTEN.format(moment);
    }
  }
}
