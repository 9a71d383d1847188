package bouncecard.decode;

import bouncecard.decode.Provenance.Named;
import bouncecard.decode.Provenance.Value;
import bouncecard.delivery.FailedDelivery;
import bouncecard.delivery.Field;
import bouncecard.delivery.Place;
import bouncecard.dsn.Addresses;
import bouncecard.read.notice.NoticeReader;
import bouncecard.read.reply.ReplyReader;
import bouncecard.read.unwrap.Layers;
import bouncecard.read.unwrap.Unwrapper;
import bouncecard.smtp.SmtpReply;
import bouncecard.text.Lines;
import bouncecard.text.LowerCase;
import bouncecard.text.Rewritten;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Says how a paste was read, going through the same layers that read it.
final class ProvenanceReader {
  private static final int LONGEST = 1 << 17;
  private static final int MOST_REPORTS = 50;
  private static final int MOST_ADDRESSES = 200;
  private static final int REACH = 24;

  /// Places that name recipients by their form, whatever the words around them.
  private static final Set<Place> FORMED =
      EnumSet.of(Place.DELIVERY_STATUS, Place.LOG_LINE, Place.TRANSCRIPT, Place.EVENT);

  private final Unwrapper unwrapper;
  private final NoticeReader notices;
  private final ReplyReader replies;
  private final SpeakerReader speakers;

  /// @param errors names of libraries' errors, in lower case
  ProvenanceReader(
      Unwrapper unwrapper, NoticeReader notices, ReplyReader replies, List<String> errors) {
    this.unwrapper = unwrapper;
    this.notices = notices;
    this.replies = replies;
    this.speakers = new SpeakerReader(errors);
  }

  /// How a paste was read; of a long one, how its beginning was.
  Provenance of(UntrustedText pasted, List<Report> reports) {
    String whole = pasted.value();
    String paste = whole.length() > LONGEST ? whole.substring(0, LONGEST) : whole;
    Layers layers = unwrapper.layers(paste);
    List<FailedDelivery> found = reports.stream().limit(MOST_REPORTS).map(Report::found).toList();
    List<SmtpReply> said = replies.read(layers.text().text());
    return new Provenance(
        speakers.of(paste, layers, said, found),
        values(layers.text(), found),
        addresses(paste, layers, found));
  }

  private static List<Value> values(Rewritten text, List<FailedDelivery> found) {
    String lower = LowerCase.of(text.text());
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      Map<Field, String> written = written(found.get(i));
      int line = fullestLine(lower, written);
      for (Map.Entry<Field, String> one : written.entrySet()) {
        int beside = lower.indexOf(one.getValue(), line);
        int at = beside < 0 ? lower.indexOf(one.getValue()) : beside;
        if (at >= 0) {
          int end = text.origin(at + one.getValue().length() - 1) + 1;
          values.add(new Value(i, one.getKey(), text.origin(at), end));
        }
      }
    }
    return values;
  }

  /// The values that stand in a text as they are, in lower case.
  private static Map<Field, String> written(FailedDelivery found) {
    Map<Field, String> written = new EnumMap<>(Field.class);
    put(written, Field.FINAL_RECIPIENT, found.finalRecipient());
    put(written, Field.ORIGINAL_RECIPIENT, found.originalRecipient());
    put(written, Field.REPORTING_MTA, found.reportingMta());
    put(written, Field.REMOTE_MTA, found.remoteMta());
    put(written, Field.SENDER, found.sender());
    put(written, Field.QUEUE_ID, found.queueId());
    put(written, Field.SENDING_IP, found.sendingIp());
    found.replyCode().ifPresent(code -> written.put(Field.REPLY_CODE, code.toString()));
    found
        .enhancedStatusCode()
        .ifPresent(code -> written.put(Field.ENHANCED_STATUS_CODE, code.toString()));
    found.statusField().ifPresent(code -> written.put(Field.STATUS_FIELD, code.toString()));
    return written;
  }

  private static void put(Map<Field, String> written, Field field, Optional<UntrustedText> value) {
    value
        .map(UntrustedText::value)
        .filter(text -> !text.isBlank())
        .ifPresent(text -> written.put(field, LowerCase.of(text)));
  }

  /// Where the line begins that holds most of a report.
  private static int fullestLine(String lower, Map<Field, String> written) {
    int fullest = 0;
    int most = 0;
    for (int from = 0; from < lower.length(); ) {
      int end = Lines.endOfLine(lower, from);
      String line = lower.substring(from, end);
      int holds = (int) written.values().stream().filter(line::contains).count();
      if (holds > most) {
        most = holds;
        fullest = from;
      }
      from = Lines.startOfNext(lower, end);
    }
    return fullest;
  }

  private List<Named> addresses(String paste, Layers layers, List<FailedDelivery> found) {
    List<Named> named = new ArrayList<>();
    BitSet mail = Layers.kept(layers.mail());
    BitSet kept = Layers.kept(layers.text());
    String text = layers.text().text();
    for (Optional<Addresses.Found> next = Addresses.from(text, 0);
        next.isPresent() && named.size() < MOST_ADDRESSES;
        next = Addresses.from(text, next.get().end())) {
      Addresses.Found at = next.get();
      named.add(
          named(
              new UntrustedText(at.address()),
              layers.text().origin(at.start()),
              layers.text().origin(at.end() - 1) + 1,
              text,
              at,
              found));
    }
    for (Optional<Addresses.Found> next = Addresses.from(paste, 0);
        next.isPresent() && named.size() < MOST_ADDRESSES;
        next = Addresses.from(paste, next.get().end())) {
      Addresses.Found at = next.get();
      boolean isLeftOut = kept.nextSetBit(at.start()) >= at.end() || kept.length() <= at.start();
      if (isLeftOut) {
        boolean isOfMail = mail.get(at.start());
        named.add(not(at, isOfMail ? NotRecipient.TRACE : NotRecipient.ANOTHER_PROGRAM));
      }
    }
    named.sort(Comparator.comparingInt(Named::start));
    return named;
  }

  private static Named not(Addresses.Found at, NotRecipient why) {
    return new Named(
        new UntrustedText(at.address()),
        at.start(),
        at.end(),
        AddressRole.NOT_RECIPIENT,
        Optional.empty(),
        Optional.of(why));
  }

  private Named named(
      UntrustedText address,
      int start,
      int end,
      String text,
      Addresses.Found at,
      List<FailedDelivery> found) {
    for (FailedDelivery one : found) {
      if (isSame(one.finalRecipient(), address)) {
        Optional<Place> place = one.places().of(Field.FINAL_RECIPIENT);
        return new Named(address, start, end, AddressRole.RECIPIENT, place, Optional.empty());
      }
    }
    for (FailedDelivery one : found) {
      if (isSame(one.originalRecipient(), address)) {
        Optional<Place> place = one.places().of(Field.ORIGINAL_RECIPIENT);
        return new Named(
            address, start, end, AddressRole.ORIGINAL_RECIPIENT, place, Optional.empty());
      }
    }
    for (FailedDelivery one : found) {
      if (isSame(one.sender(), address)) {
        Optional<Place> place = one.places().of(Field.SENDER);
        return new Named(address, start, end, AddressRole.SENDER, place, Optional.empty());
      }
    }
    return new Named(
        address,
        start,
        end,
        AddressRole.NOT_RECIPIENT,
        Optional.empty(),
        Optional.of(why(text, at, found)));
  }

  private static boolean isSame(Optional<UntrustedText> known, UntrustedText address) {
    return known.filter(one -> one.value().equalsIgnoreCase(address.value())).isPresent();
  }

  private NotRecipient why(String text, Addresses.Found at, List<FailedDelivery> found) {
    int line = text.lastIndexOf('\n', at.start()) + 1;
    String words = text.substring(line, Lines.endOfLine(text, at.end()));
    String before = LowerCase.of(text.substring(Math.max(line, at.start() - REACH), at.start()));
    if (before.contains("message-id") || before.contains("msgid")) {
      return NotRecipient.MESSAGE_ID;
    }
    if (notices.isSomebodyElses(words, at.start() - line, at.end() - line)
        || before.endsWith("from=<")
        || before.endsWith("from=")) {
      return NotRecipient.WORDS_BESIDE;
    }
    if (notices.isSystem(at.address())) {
      return NotRecipient.MAIL_SYSTEM;
    }
    Set<Place> places = EnumSet.noneOf(Place.class);
    found.forEach(one -> one.places().of(Field.FINAL_RECIPIENT).ifPresent(places::add));
    if (places.isEmpty()) {
      return NotRecipient.NOTHING_SAID;
    }
    return FORMED.containsAll(places) ? NotRecipient.OTHER_PLACE : NotRecipient.LESS_PLAINLY;
  }
}
