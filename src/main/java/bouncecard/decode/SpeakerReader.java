package bouncecard.decode;

import bouncecard.decode.Provenance.Span;
import bouncecard.delivery.FailedDelivery;
import bouncecard.delivery.Field;
import bouncecard.delivery.Place;
import bouncecard.dsn.DeliveryStatusParser;
import bouncecard.read.unwrap.Layers;
import bouncecard.smtp.SmtpReply;
import bouncecard.text.Lines;
import bouncecard.text.LowerCase;
import bouncecard.text.PhraseIndex;
import bouncecard.text.Rewritten;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Says who was taken to speak each piece of a paste: the replies that count are a server's, the
/// lines around them whoever wrote them.
final class SpeakerReader {
  private static final int MOST = 500;
  private static final Set<Place> OF_OWN_SERVER =
      EnumSet.of(
          Place.DELIVERY_STATUS,
          Place.DIAGNOSTIC_CODE,
          Place.NOTICE,
          Place.HEADER,
          Place.RETURNED_MESSAGE,
          Place.FEEDBACK_REPORT,
          Place.TRANSCRIPT);

  private final PhraseIndex errors;

  /// @param errors names of libraries' errors, in lower case
  SpeakerReader(List<String> errors) {
    this.errors = new PhraseIndex(errors);
  }

  /// @param said the replies in the unwrapped text
  List<Span> of(String paste, Layers layers, List<SmtpReply> said, List<FailedDelivery> found) {
    Speaker[] speakers = new Speaker[paste.length()];
    BitSet mail = Layers.kept(layers.mail());
    BitSet kept = Layers.kept(layers.text());
    Set<Place> places = places(found);
    for (int from = 0; from < paste.length(); ) {
      int end = Lines.endOfLine(paste, from);
      fill(speakers, from, end, line(paste, from, end, mail, kept, places));
      from = Lines.startOfNext(paste, end);
    }
    Rewritten text = layers.text();
    for (SmtpReply reply : said) {
      int start = start(reply, text.text());
      int end = Math.min(reply.end(), Lines.endOfLine(text.text(), start));
      if (end > start && counts(reply, found)) {
        Speaker speaker = ofReply(reply, found);
        for (int i = start; i < end; i++) {
          speakers[text.origin(i)] = speaker;
        }
      }
    }
    return spans(paste, speakers);
  }

  /// Where its reply code stands: the enhanced status code may have been noted before it.
  private static int start(SmtpReply reply, String text) {
    int code =
        reply.replyCode().map(value -> text.indexOf(value.toString(), reply.start())).orElse(-1);
    return code < 0 || code >= reply.end() ? reply.start() : code;
  }

  private static Set<Place> places(List<FailedDelivery> found) {
    Set<Place> places = EnumSet.noneOf(Place.class);
    for (FailedDelivery one : found) {
      for (Field field : Field.values()) {
        one.places().of(field).ifPresent(places::add);
      }
    }
    return places;
  }

  private Speaker line(
      String paste, int from, int end, BitSet mail, BitSet kept, Set<Place> places) {
    boolean isEmpty = paste.substring(from, end).isBlank();
    if (!isEmpty && isWithout(mail, from, end)) {
      return Speaker.ANOTHER_PROGRAM;
    }
    if (!isEmpty && isWithout(kept, from, end)) {
      return Speaker.LIBRARY;
    }
    if (DeliveryStatusParser.isField(paste, from, end)) {
      return Speaker.OWN_SERVER;
    }
    BitSet names = new BitSet();
    errors.find(LowerCase.of(paste.substring(from, end)), names);
    if (!names.isEmpty()) {
      return Speaker.LIBRARY;
    }
    if (places.contains(Place.EVENT)) {
      return Speaker.MAIL_SERVICE;
    }
    if (places.contains(Place.LOG_LINE)) {
      return isStamped(paste, from, end) ? Speaker.OWN_SERVER : Speaker.PERSON;
    }
    if (places.stream().anyMatch(OF_OWN_SERVER::contains)) {
      return Speaker.OWN_SERVER;
    }
    return isStamped(paste, from, end) ? Speaker.APPLICATION : Speaker.PERSON;
  }

  private static boolean isWithout(BitSet kept, int from, int end) {
    int next = kept.nextSetBit(from);
    return next < 0 || next >= end;
  }

  /// Whether a time stands near the beginning of the line, as programs write it.
  private static boolean isStamped(String paste, int from, int end) {
    int last = Math.min(end, from + 64);
    for (int i = from + 2; i + 3 < last; i++) {
      if (paste.charAt(i) == ':'
          && Character.isDigit(paste.charAt(i - 1))
          && Character.isDigit(paste.charAt(i + 1))
          && Character.isDigit(paste.charAt(i + 2))) {
        return true;
      }
    }
    return false;
  }

  /// Whether a report stands on that reply.
  private static boolean counts(SmtpReply reply, List<FailedDelivery> found) {
    return found.stream()
        .anyMatch(
            one ->
                one.replyCode().equals(reply.replyCode())
                    && (reply.replyCode().isPresent()
                        || (reply.enhancedStatusCode().isPresent()
                            && reply.enhancedStatusCode().equals(one.enhancedStatusCode()))));
  }

  /// What a log or a report tells without naming another host, its writer said itself.
  private static Speaker ofReply(SmtpReply reply, List<FailedDelivery> found) {
    boolean isOwn =
        found.stream()
            .filter(one -> counts(reply, List.of(one)))
            .allMatch(
                one ->
                    one.remoteMta().isEmpty()
                        && one.places()
                            .of(Field.REPLY_CODE)
                            .or(() -> one.places().of(Field.ENHANCED_STATUS_CODE))
                            .filter(place -> place == Place.LOG_LINE || place == Place.NOTICE)
                            .isPresent());
    return isOwn ? Speaker.OWN_SERVER : Speaker.RECEIVING_SERVER;
  }

  private static void fill(Speaker[] speakers, int from, int end, Speaker speaker) {
    for (int i = from; i < end; i++) {
      speakers[i] = speaker;
    }
  }

  /// Pieces of one speaker; a line's end between two of the same does not part them.
  private static List<Span> spans(String paste, Speaker[] speakers) {
    List<Span> spans = new ArrayList<>();
    int start = -1;
    int end = -1;
    for (int i = 0; i < speakers.length && spans.size() < MOST; i++) {
      if (speakers[i] == null
          || !(start < 0
              ? paste.charAt(i) > ' '
              : isWord(paste, i, speakers[start], speakers[i]))) {
        continue;
      }
      if (start >= 0 && speakers[i] != speakers[start]) {
        spans.add(span(paste, start, end, speakers[start]));
        start = i;
      }
      start = start < 0 ? i : start;
      end = i + 1;
    }
    if (start >= 0 && spans.size() < MOST) {
      spans.add(span(paste, start, end, speakers[start]));
    }
    return spans;
  }

  /// Whether the character there says something; marks alone begin no new piece.
  private static boolean isWord(String paste, int at, Speaker before, Speaker now) {
    char c = paste.charAt(at);
    return c > ' ' && (before == now || Character.isLetterOrDigit(c));
  }

  private static Span span(String paste, int start, int end, Speaker speaker) {
    return new Span(start, end, speaker, new UntrustedText(paste.substring(start, end)));
  }
}
