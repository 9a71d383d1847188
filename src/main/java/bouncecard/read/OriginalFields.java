package bouncecard.read;

import bouncecard.delivery.FailedDelivery;
import bouncecard.delivery.OriginalMessage;
import bouncecard.delivery.Timestamp;
import bouncecard.dsn.MailPart;
import bouncecard.read.reply.Reading;
import bouncecard.read.time.WrittenTimes;
import bouncecard.text.Lines;
import bouncecard.text.LowerCase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads by what the sender of a mail that came back recognises it: its subject, Message-ID and
/// date, from its header fields or from as much of them as a report quotes.
public final class OriginalFields {
  private static final int MOST_LINES = 200;
  private static final int MOST_FOLDED = 2_000;
  private static final List<String> NAMES = List.of("subject", "message-id", "date");

  /// What heads the mail that came back where a report is one text.
  private static final List<String> MARKS =
      List.of("content-type: message/rfc822", "content-type: text/rfc822-headers");

  private final WrittenTimes times;

  OriginalFields(WrittenTimes times) {
    this.times = times;
  }

  /// The mail in a part that holds it whole, or its header alone.
  public OriginalMessage in(MailPart part) {
    return part.parts().isEmpty() ? in(part.text().value()) : of(part.parts().getFirst());
  }

  private OriginalMessage of(MailPart mail) {
    return of(mail.header("Subject"), mail.header("Message-ID"), mail.header("Date"));
  }

  private OriginalMessage of(Optional<String> subject, Optional<String> id, Optional<String> date) {
    return OriginalMessage.of(
        // Encoded words that nobody decoded say nothing to a reader.
        subject.filter(text -> !text.contains("=?")), id, date.flatMap(this::time));
  }

  private Optional<Timestamp> time(String written) {
    return times.in(written).filter(time -> !time.isYearAssumed());
  }

  /// The mail whose header fields a text begins with.
  public OriginalMessage in(String text) {
    if (text.isEmpty()) {
      return OriginalMessage.UNKNOWN;
    }
    Map<String, String> fields = new HashMap<>();
    String last = "";
    boolean isBegun = false;
    int lines = 0;
    for (String line : Lines.of(text)) {
      if (++lines > MOST_LINES) {
        break;
      }
      if (line.isBlank()) {
        if (isBegun) {
          break;
        }
      } else if (line.charAt(0) == ' ' || line.charAt(0) == '\t') {
        String folded = line.strip();
        fields.computeIfPresent(
            last,
            (_, value) -> value.length() > MOST_FOLDED ? value : (value + ' ' + folded).strip());
      } else {
        int colon = line.indexOf(':');
        last = colon > 0 ? LowerCase.of(line.substring(0, Math.min(colon, 20))) : "";
        isBegun |= colon > 0;
        if (NAMES.contains(last)) {
          fields.putIfAbsent(last, line.substring(colon + 1).strip());
        }
      }
    }
    return of(
        Optional.ofNullable(fields.get("subject")),
        Optional.ofNullable(fields.get("message-id")),
        Optional.ofNullable(fields.get("date")));
  }

  /// The mail that stands below a report in one text; nothing where no such part is marked.
  OriginalMessage below(String report) {
    String lower = LowerCase.of(report);
    for (String mark : MARKS) {
      int at = lower.indexOf(mark);
      int blank = at < 0 ? -1 : endOfHeader(report, at);
      if (blank >= 0) {
        return in(report.substring(blank));
      }
    }
    return OriginalMessage.UNKNOWN;
  }

  /// Where the fields of that part end; -1 where nothing comes after them.
  private static int endOfHeader(String text, int from) {
    int unix = text.indexOf("\n\n", from);
    int windows = text.indexOf("\n\r\n", from);
    return unix < 0 ? windows : windows < 0 ? unix : Math.min(unix, windows);
  }

  /// The same deliveries, of that mail.
  public static Reading withOriginal(Reading reading, OriginalMessage original) {
    if (original.equals(OriginalMessage.UNKNOWN)) {
      return reading;
    }
    List<FailedDelivery> found = new ArrayList<>(reading.deliveries().size());
    for (FailedDelivery delivery : reading.deliveries()) {
      found.add(delivery.withOriginal(delivery.original().or(original)));
    }
    return new Reading(reading.kind(), found);
  }
}
