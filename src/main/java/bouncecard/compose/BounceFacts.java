package bouncecard.compose;

import bouncecard.card.Block;
import bouncecard.card.Rich;
import bouncecard.catalog.Message;
import bouncecard.catalog.Permanence;
import bouncecard.catalog.Provider;
import bouncecard.decode.Report;
import bouncecard.delivery.FailedDelivery;
import bouncecard.delivery.Field;
import bouncecard.delivery.OriginalMessage;
import bouncecard.delivery.Place;
import bouncecard.delivery.Timestamp;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.ReplyCode;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The labelled values of a bounce: who must act, the mail that failed, the codes, the servers.
final class BounceFacts {
  private static final int MOST_RECIPIENTS = 10;
  private static final int LONGEST_ADDRESS = 120;
  private static final int LONGEST_IN_BRIEF = 60;

  private final CardContext say;

  BounceFacts(CardContext say) {
    this.say = say;
  }

  /// All that is known of recipients with one cause at one provider.
  List<Block.Fact> whole(List<Report> reports, Map<String, String> found) {
    Report first = reports.getFirst();
    FailedDelivery delivery = first.found();
    List<Block.Fact> facts =
        new ArrayList<>(
            say.firstFacts(
                first.diagnosis().actors(), first.diagnosis().retry(say.catalog, first.found())));
    recipients(reports.stream().map(Report::found).toList()).ifPresent(facts::add);
    verbatim(Message.SENDER_FACT, delivery.sender()).ifPresent(facts::add);
    facts.addAll(original(delivery.original()));
    tried(delivery).ifPresent(facts::add);
    first
        .diagnosis()
        .provider()
        .ifPresent(
            provider ->
                facts.add(
                    say.fact(
                        provider.kind() == Provider.Kind.MTA
                            ? Message.MAIL_PROGRAM
                            : Message.PROVIDER,
                        Rich.plain(provider.name()))));
    codesFound(delivery).ifPresent(value -> facts.add(say.fact(Message.CODES_RECEIVED, value)));
    delivery
        .command()
        .ifPresent(
            command -> facts.add(say.fact(Message.ANSWERED_TO, Rich.plain(say.command(command)))));
    verbatim(Message.REFUSED_BY, delivery.remoteMta()).ifPresent(facts::add);
    verbatim(Message.REPORTED_BY, delivery.reportingMta()).ifPresent(facts::add);
    named(Message.BLOCK_LIST, "dnsbl", found).ifPresent(facts::add);
    named(Message.LIMIT, "limit", found).ifPresent(facts::add);
    named(Message.LINK, "link", found).ifPresent(facts::add);
    named(Message.QUEUE_ID, "queue_id", found).ifPresent(facts::add);
    return facts;
  }

  /// What a compact card has room for: who acts, retry, the codes, what it is about, the mail.
  List<Block.Fact> compact(List<Report> reports, Map<String, String> found) {
    Report first = reports.getFirst();
    FailedDelivery delivery = first.found();
    List<Block.Fact> facts =
        new ArrayList<>(
            say.firstFacts(
                first.diagnosis().actors(), first.diagnosis().retry(say.catalog, first.found())));
    String codes = codes(delivery);
    if (!codes.isEmpty()) {
      facts.add(say.fact(Message.CODES_RECEIVED, Rich.verbatim(codes)));
    }
    concerns(found).ifPresent(facts::add);
    mail(reports).ifPresent(facts::add);
    subject(delivery).ifPresent(facts::add);
    return facts;
  }

  /// The domain, address and list that the reply names.
  private Optional<Block.Fact> concerns(Map<String, String> found) {
    Rich value = Rich.EMPTY;
    for (String name : List.of("sender_domain", "ip", "dnsbl", "limit")) {
      String known = found.get(name);
      if (known != null && known.length() <= LONGEST_IN_BRIEF) {
        value = (value.isEmpty() ? value : value.then(" · ")).then(Rich.verbatim(known));
      }
    }
    return value.isEmpty() ? Optional.empty() : Optional.of(say.fact(Message.CONCERNS, value));
  }

  /// From whom to whom.
  private Optional<Block.Fact> mail(List<Report> reports) {
    FailedDelivery delivery = reports.getFirst().found();
    Optional<String> sender = address(delivery.sender());
    Optional<String> recipient = address(delivery.finalRecipient());
    if (reports.size() == 1 && sender.isPresent() && recipient.isPresent()) {
      return Optional.of(
          say.fact(
              Message.MAIL,
              Rich.verbatim(sender.get()).then(" → ").then(Rich.verbatim(recipient.get()))));
    }
    return recipients(reports.stream().map(Report::found).toList());
  }

  private static Optional<String> address(Optional<UntrustedText> address) {
    return address.map(text -> text.visible(LONGEST_IN_BRIEF)).filter(text -> !text.isEmpty());
  }

  /// By what its sender recognises the mail.
  private List<Block.Fact> original(OriginalMessage original) {
    List<Block.Fact> facts = new ArrayList<>();
    verbatim(Message.SUBJECT_FACT, original.subject()).ifPresent(facts::add);
    verbatim(Message.MESSAGE_ID, original.messageId()).ifPresent(facts::add);
    original.date().ifPresent(date -> facts.add(say.fact(Message.WRITTEN_AT, moment(date))));
    return facts;
  }

  /// Which mail it was in one line: its subject, and when it was tried last or else written; only
  /// the time where there is no subject.
  private Optional<Block.Fact> subject(FailedDelivery delivery) {
    Optional<Rich> time = delivery.at().or(delivery.original()::date).map(BounceFacts::moment);
    Optional<Rich> subject =
        delivery
            .original()
            .subject()
            .map(text -> text.visible(LONGEST_IN_BRIEF))
            .filter(text -> !text.isEmpty())
            .map(Rich::verbatim);
    if (subject.isPresent()) {
      Rich line = time.map(at -> subject.get().then(" · ").then(at)).orElse(subject.get());
      return Optional.of(say.fact(Message.SUBJECT_FACT, line));
    }
    return delivery.at().isPresent()
        ? tried(delivery)
        : time.map(at -> say.fact(Message.WRITTEN_AT, at));
  }

  /// When it was tried last, in the reader's own time where that can be told.
  private Optional<Block.Fact> tried(FailedDelivery delivery) {
    return delivery.at().map(at -> say.fact(Message.TRIED_AT, moment(at)));
  }

  private static Rich moment(Timestamp at) {
    return at.instant()
        .filter(_ -> !at.isYearAssumed())
        .map(Rich::time)
        .orElseGet(() -> Rich.verbatim(at.toString().replace('T', ' ')));
  }

  static boolean isDelayed(Report report) {
    return report
        .found()
        .action()
        .map(action -> action == bouncecard.dsn.Action.DELAYED)
        .orElse(report.diagnosis().permanence() == Permanence.TEMPORARY);
  }

  /// Something that the reply names, as it stands; a link too: where it leads is for the reader to
  /// see first.
  private Optional<Block.Fact> named(Message label, String name, Map<String, String> found) {
    return Optional.ofNullable(found.get(name)).map(value -> say.fact(label, Rich.verbatim(value)));
  }

  private Optional<Block.Fact> verbatim(Message label, Optional<UntrustedText> name) {
    return name.map(text -> text.visible(LONGEST_ADDRESS))
        .filter(text -> !text.isEmpty())
        .map(text -> say.fact(label, Rich.verbatim(text)));
  }

  static String codes(FailedDelivery found) {
    String reply = found.replyCode().map(ReplyCode::toString).orElse("");
    String enhanced = found.enhancedStatusCode().map(EnhancedStatusCode::toString).orElse("");
    return (reply + " " + enhanced).strip();
  }

  /// The codes and where each was found: `451` in the report's text, `4.5.0` in its Status field.
  private Optional<Rich> codesFound(FailedDelivery found) {
    Optional<Place> replyIn = found.places().of(Field.REPLY_CODE);
    Optional<Place> enhancedIn = found.places().of(Field.ENHANCED_STATUS_CODE);
    if (replyIn.isPresent() && enhancedIn.isPresent() && !replyIn.equals(enhancedIn)) {
      return Optional.of(
          code(found.replyCode(), replyIn.get())
              .then(", ")
              .then(code(found.enhancedStatusCode(), enhancedIn.get())));
    }
    String codes = codes(found);
    return codes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            replyIn
                .or(() -> enhancedIn)
                .map(place -> code(Optional.of(codes), place))
                .orElse(Rich.verbatim(codes)));
  }

  /// A pasted reply is where anybody would look for its codes.
  private Rich code(Optional<?> code, Place place) {
    Rich written = Rich.verbatim(code.map(Object::toString).orElse(""));
    return place == Place.REPLY ? written : written.then(" " + say.texts.term("place", place));
  }

  Optional<Block.Fact> recipients(List<FailedDelivery> found) {
    List<String> addresses =
        found.stream()
            .map(FailedDelivery::finalRecipient)
            .flatMap(Optional::stream)
            .map(address -> address.visible(LONGEST_ADDRESS))
            .distinct()
            .toList();
    if (addresses.isEmpty()) {
      return Optional.empty();
    }
    Rich value = Rich.EMPTY;
    for (String address : addresses.subList(0, Math.min(addresses.size(), MOST_RECIPIENTS))) {
      value = (value.isEmpty() ? value : value.then(" ")).then(Rich.verbatim(address));
    }
    if (addresses.size() > MOST_RECIPIENTS) {
      value =
          value
              .then(" ")
              .then(
                  say.rich(
                      Message.AND_MORE,
                      Map.of("count", Integer.toString(addresses.size() - MOST_RECIPIENTS))));
    }
    return Optional.of(
        say.fact(addresses.size() == 1 ? Message.RECIPIENT : Message.RECIPIENTS, value));
  }
}
