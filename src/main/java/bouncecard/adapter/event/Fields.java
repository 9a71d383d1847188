package bouncecard.adapter.event;

import bouncecard.catalog.service.EventField;
import bouncecard.catalog.service.EventVerdict;
import bouncecard.catalog.service.MailService;
import bouncecard.delivery.DeliveryEvent;
import bouncecard.dsn.Addresses;
import bouncecard.dsn.TypedText;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.ReplyCode;
import bouncecard.smtp.SmtpCommand;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The values of one event by what they are, before it is known what they mean.
///
/// @param texts the values of each field, the first of its places that has any
record Fields(Function<EventField, List<String>> texts) {
  private static final int MOST_RECIPIENTS = 1_000;
  private static final int LONGEST_WORD = 200;

  /// The addresses of the recipients, each once.
  List<String> recipients() {
    Set<String> addresses = new LinkedHashSet<>();
    for (String text : texts.apply(EventField.RECIPIENT)) {
      addresses(text, addresses);
    }
    return List.copyOf(addresses);
  }

  private static void addresses(String text, Set<String> to) {
    Optional<Addresses.Found> next = Addresses.from(text, 0);
    while (next.isPresent() && to.size() < MOST_RECIPIENTS) {
      to.add(next.get().address());
      next = Addresses.from(text, next.get().end());
    }
  }

  String first(EventField field) {
    List<String> found = texts.apply(field);
    return found.isEmpty() ? "" : found.getFirst();
  }

  /// One event a recipient; one without where none is named.
  List<DeliveryEvent> events(
      Optional<MailService> service, Optional<EventVerdict> verdict, List<String> words) {
    List<String> recipients = recipients();
    if (recipients.isEmpty()) {
      return List.of(event(service, verdict, words, ""));
    }
    List<DeliveryEvent> events = new ArrayList<>();
    for (String recipient : recipients) {
      events.add(event(service, verdict, words, recipient));
    }
    return events;
  }

  private DeliveryEvent event(
      Optional<MailService> service,
      Optional<EventVerdict> verdict,
      List<String> words,
      String recipient) {
    String reply = first(EventField.REPLY);
    boolean isSent = verdict.map(EventVerdict::isSent).orElse(true) || isCoded(reply);
    String prose = first(EventField.PROSE);
    return new DeliveryEvent(
        service,
        verdict,
        new UntrustedText(shown(words)),
        new UntrustedText(isSent || !prose.isEmpty() ? prose : reply),
        new UntrustedText(isSent ? reply : ""),
        untrusted(recipient),
        EnhancedStatusCode.parse(first(EventField.STATUS)),
        ReplyCode.parse(first(EventField.CODE))
            .filter(code -> service.stream().noneMatch(known -> isOwn(known, code))),
        untrusted(TypedText.parse(first(EventField.REPORTING_MTA)).text().value()),
        untrusted(TypedText.parse(first(EventField.REMOTE_MTA)).text().value()),
        untrusted(first(EventField.ID)),
        Addresses.first(first(EventField.SENDER)).map(UntrustedText::new),
        SmtpCommand.named(first(EventField.COMMAND)),
        EventTimes.parse(first(EventField.TIME)),
        untrusted(first(EventField.SENDING_IP)));
  }

  /// Whether it is what a mail server says, even one of the service's own.
  private static boolean isCoded(String reply) {
    return reply.length() > 3
        && reply.charAt(3) == ' '
        && ReplyCode.parse(reply.substring(0, 3)).isPresent();
  }

  private static boolean isOwn(MailService service, ReplyCode code) {
    return service.ownCodes().contains(code.toString());
  }

  private static String shown(List<String> words) {
    String shown = String.join(" / ", new LinkedHashSet<>(words));
    return shown.length() > LONGEST_WORD ? shown.substring(0, LONGEST_WORD) : shown;
  }

  private static Optional<UntrustedText> untrusted(String text) {
    return text.isBlank() ? Optional.empty() : Optional.of(new UntrustedText(text.strip()));
  }
}
