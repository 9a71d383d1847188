package bouncecard.read;

import bouncecard.delivery.FailedDelivery;
import bouncecard.delivery.Place;
import bouncecard.dsn.DeliveryStatus;
import bouncecard.dsn.DeliveryStatusParser;
import bouncecard.dsn.RecipientStatus;
import bouncecard.dsn.TypedText;
import bouncecard.read.notice.Notice;
import bouncecard.read.notice.NoticeAddresses;
import bouncecard.read.reply.DeliveryDraft;
import bouncecard.read.reply.Reading;
import bouncecard.read.reply.ReplyReader;
import bouncecard.read.time.WrittenTimes;
import bouncecard.text.LowerCase;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the recipients of a delivery-status block (RFC 3464), with what a notice beside it says of
/// them.
final class FieldReader {
  private final ReplyReader replies;
  private final WrittenTimes times;

  FieldReader(ReplyReader replies, WrittenTimes times) {
    this.replies = replies;
    this.times = times;
  }

  /// What stands before the fields of a report that was pasted whole.
  static String before(String text) {
    int at = LowerCase.of(text).indexOf("reporting-mta:");
    return at < 0 ? "" : text.substring(0, at);
  }

  /// The recipients of a delivery-status block.
  ///
  /// @param notice the report's part for people; its words are judged for a recipient without a
  ///   Diagnostic-Code
  /// @param failed the addresses of X-Failed-Recipients
  List<FailedDelivery> read(String text, Notice notice, List<String> failed) {
    DeliveryStatus status = DeliveryStatusParser.parse(text);
    List<FailedDelivery> found = new ArrayList<>();
    int count = status.recipients().size();
    String notSaidInFields = DeliveryStatusParser.withoutFields(notice.text());
    String forAll = SharedWords.of(notSaidInFields, count);
    for (RecipientStatus recipient : status.recipients()) {
      DeliveryDraft draft = new DeliveryDraft();
      draft
          .finalRecipient(recipient.finalRecipient(), Place.DELIVERY_STATUS)
          .originalRecipient(recipient.originalRecipient(), Place.DELIVERY_STATUS)
          .action(recipient.action(), Place.DELIVERY_STATUS)
          .statusField(recipient.status(), Place.DELIVERY_STATUS)
          .reportingMta(status.reportingMta(), Place.DELIVERY_STATUS)
          .remoteMta(recipient.remoteMta(), Place.DELIVERY_STATUS)
          .queueId(status.queueId(), Place.DELIVERY_STATUS)
          .sender(status.sender(), Place.DELIVERY_STATUS)
          .at(
              recipient.lastAttempt().or(status::arrival).flatMap(date -> times.in(date.value())),
              Place.DELIVERY_STATUS);
      Optional<Notice.Told> told = told(recipient, notice, found.size(), count);
      boolean isCutOff = found.size() + 1 == count && isAtEnd(recipient, text);
      told.ifPresent(words -> rename(draft, recipient, words, failed, isCutOff));
      String words =
          told.map(Notice.Told::words)
              .map(DeliveryStatusParser::withoutFields)
              .map(own -> SharedWords.of(own, count))
              .orElse(forAll);
      Optional<TypedText> diagnostic = recipient.diagnosticCode();
      if (diagnostic.isPresent()) {
        draft.say(diagnostic.get(), replies);
        draft.sayMore(told.isPresent() || count == 1 ? words : "", Place.NOTICE, replies);
      } else {
        draft.say(words, Place.NOTICE, replies);
      }
      if (count == 1 && words.length() < notSaidInFields.length()) {
        draft.sayMore(notSaidInFields, Place.NOTICE, replies);
      }
      found.add(draft.build());
    }
    return found;
  }

  /// What the notice says of a recipient of the fields: under its address, as one made from it, or
  /// in the same place of as long a list.
  private static Optional<Notice.Told> told(
      RecipientStatus recipient, Notice notice, int index, int count) {
    Optional<String> address = recipient.finalRecipient().map(UntrustedText::value);
    return address
        .flatMap(notice::about)
        .or(() -> recipient.originalRecipient().map(UntrustedText::value).flatMap(notice::about))
        .or(() -> notice.told().stream().filter(one -> one.original().equals(address)).findFirst())
        .or(
            () ->
                notice.told().size() == count && notice.namesRecipients()
                    ? Optional.of(notice.told().get(index))
                    : Optional.empty());
  }

  /// Whether the text ends with the recipient's address, so that the rest of it may be missing.
  private static boolean isAtEnd(RecipientStatus recipient, String text) {
    return recipient.finalRecipient().filter(address -> text.endsWith(address.value())).isPresent();
  }

  /// Exim names in its fields the address that it was given, and in the notice the one made from it
  /// that failed. Gateways to X.400 name no mailbox at all, and where the text was cut within an
  /// address the notice has the whole of it.
  private static void rename(
      DeliveryDraft draft,
      RecipientStatus recipient,
      Notice.Told told,
      List<String> failed,
      boolean isCutOff) {
    Optional<String> address = recipient.finalRecipient().map(UntrustedText::value);
    boolean isMailbox =
        address.filter(text -> text.indexOf('@') >= 0 && !text.startsWith("/")).isPresent();
    Optional<UntrustedText> renamed = Optional.of(new UntrustedText(told.recipient()));
    boolean isBegun = isCutOff && address.filter(told.recipient()::startsWith).isPresent();
    if ((!isMailbox && !isOtherLocalPart(address, told)) || isBegun) {
      draft.finalRecipient(renamed, Place.NOTICE);
    } else if (told.original().equals(address)
        && (failed.isEmpty() || failed.stream().anyMatch(told.recipient()::equalsIgnoreCase))) {
      draft
          .originalRecipient(recipient.finalRecipient(), Place.DELIVERY_STATUS)
          .finalRecipient(renamed, Place.NOTICE);
    }
  }

  /// Whether the field names a local part without a domain, and the notice one with another.
  private static boolean isOtherLocalPart(Optional<String> address, Notice.Told told) {
    return address
        .filter(NoticeAddresses::isLocalPart)
        .filter(
            name ->
                told.standing() != Notice.Standing.LISTED
                    || !LowerCase.of(told.recipient()).startsWith(LowerCase.of(name) + "@"))
        .isPresent();
  }

  /// The recipients that the notice above the fields lists and that a cut left without fields.
  static Reading withListed(Reading fields, Notice notice, List<FailedDelivery> listed) {
    if (!notice.listsRecipients() || notice.told().size() <= fields.deliveries().size()) {
      return fields;
    }
    List<FailedDelivery> all = new ArrayList<>(fields.deliveries());
    Set<String> known = new HashSet<>();
    for (FailedDelivery delivery : all) {
      delivery.finalRecipient().ifPresent(address -> known.add(LowerCase.of(address.value())));
      delivery.originalRecipient().ifPresent(address -> known.add(LowerCase.of(address.value())));
    }
    for (FailedDelivery told : listed) {
      boolean isNew =
          told.finalRecipient()
              .filter(address -> known.add(LowerCase.of(address.value())))
              .isPresent();
      if (isNew && all.size() < DeliveryReader.MOST) {
        all.add(told);
      }
    }
    return Reading.of(all);
  }
}
