package bouncecard.read.mail;

import bouncecard.catalog.words.NoticeWords;
import bouncecard.delivery.BounceKind;
import bouncecard.delivery.FailedDelivery;
import bouncecard.delivery.OriginalMessage;
import bouncecard.delivery.Place;
import bouncecard.dsn.Addresses;
import bouncecard.dsn.MailPart;
import bouncecard.read.DeliveryReader;
import bouncecard.read.OriginalFields;
import bouncecard.read.notice.Notice;
import bouncecard.read.notice.NoticeReader;
import bouncecard.read.reply.DeliveryDraft;
import bouncecard.read.reply.Reading;
import bouncecard.text.LowerCase;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Says what kind of mail it is and finds the failed deliveries in it: a report of RFC 3464 by its
/// fields, a feedback report of RFC 5965, an automatic answer of RFC 3834, else a notice for people
/// by what it says. Of an ordinary mail, the mails inside it are read: a bounce is forwarded so.
public final class MailDecoder {
  private static final int DEEPEST = 8;
  private static final int LONGEST_CHALLENGE = 4000;

  private final DeliveryReader deliveries;
  private final NoticeReader notices;
  private final HeaderClassifier.Reader headers;
  private final QuotedNotices quoted;

  public MailDecoder(DeliveryReader deliveries, NoticeReader notices, NoticeWords words) {
    this.deliveries = deliveries;
    this.notices = notices;
    this.headers = new HeaderClassifier.Reader(words);
    this.quoted = new QuotedNotices(deliveries, notices, headers, words);
  }

  public Reading read(MailPart mail) {
    return read(mail, 0);
  }

  private Reading read(MailPart mail, int depth) {
    Optional<MailPart> feedback = MailParts.find(mail, "message/feedback-report", 0);
    if (feedback.isPresent()) {
      return new Reading(BounceKind.FEEDBACK, List.of(complaint(feedback.get().text(), mail)));
    }
    HeaderClassifier head = headers.read(mail);
    if (head.isComplaint()) {
      return new Reading(BounceKind.FEEDBACK, List.of(complaint(UntrustedText.EMPTY, mail)));
    }
    if (head.isAggregateReport()) {
      String subject = mail.header("Subject").orElse("");
      return new Reading(
          BounceKind.FEEDBACK, List.of(new DeliveryDraft().judging(subject).build()));
    }
    Mailing mailing = mailing(mail, head);
    if (head.isChallenge()) {
      return challenge(mailing);
    }
    Reading found = report(mailing);
    if (found.deliveries().isEmpty() && head.mayBeNotice()) {
      found = notice(mailing);
    }
    if (found.kind() != BounceKind.NOT_A_BOUNCE) {
      return OriginalFields.withOriginal(
          new Reading(found.kind(), withSender(found.deliveries(), head)), original(mailing));
    }
    if (head.isAutoReply()) {
      return new Reading(BounceKind.AUTO_REPLY, List.of(autoReply(head)));
    }
    Reading inside = depth < DEEPEST ? forwarded(mail, depth) : Reading.NOTHING;
    return inside.deliveries().isEmpty() ? quoted.read(MailParts.text(mail)) : inside;
  }

  /// A mail taken apart.
  ///
  /// @param text its text for people
  /// @param notice the same, read as a notice
  private record Mailing(
      MailPart mail,
      HeaderClassifier head,
      String text,
      Notice notice,
      Optional<String> status,
      Optional<MailPart> returned) {}

  private Mailing mailing(MailPart mail, HeaderClassifier head) {
    String text = MailParts.text(mail);
    return new Mailing(
        mail,
        head,
        text,
        notices.read(text, head.correspondents(), head.from()),
        MailParts.statusFields(mail),
        MailParts.find(mail, "message/rfc822", 1)
            .or(() -> MailParts.find(mail, "text/rfc822-headers", 1))
            .or(() -> MailParts.find(mail, "message/global", 1)));
  }

  private Reading report(Mailing mailing) {
    Notice notice = mailing.notice();
    Optional<String> fields = mailing.status().or(() -> fieldsInText(mailing));
    if (fields.isEmpty()) {
      return Reading.NOTHING;
    }
    if (headers.isChallenge(head(notice.text()))) {
      return challenge(mailing);
    }
    return Reading.of(
        deliveries.readFields(fields.get(), notice, mailing.head().failedRecipients()));
  }

  /// An answer that asks its reader to prove to be human is no bounce; one with the fields of a
  /// report tells who does not have the mail yet, as an automatic answer (RFC 3834).
  private Reading challenge(Mailing mailing) {
    return mailing
        .status()
        .map(fields -> deliveries.readFields(fields, mailing.notice(), List.of()))
        .filter(found -> !found.isEmpty())
        .map(found -> new Reading(BounceKind.AUTO_REPLY, found))
        .orElse(Reading.NOTHING);
  }

  /// The fields of a report that lost its structure and became one text, or that is sent as one.
  private static Optional<String> fieldsInText(Mailing mailing) {
    if (!mailing.head().mayBeNotice()) {
      return Optional.empty();
    }
    return MailParts.hasFields(mailing.text())
        ? Optional.of(mailing.text())
        : MailParts.textWithFields(mailing.mail(), 0);
  }

  private static String head(String text) {
    return text.length() > LONGEST_CHALLENGE ? text.substring(0, LONGEST_CHALLENGE) : text;
  }

  private Reading notice(Mailing mailing) {
    Notice notice = mailing.notice();
    if (headers.isChallenge(head(notice.text()))) {
      return Reading.NOTHING;
    }
    List<FailedDelivery> found = deliveries.readNotice(notice, mailing.head().failedRecipients());
    if (mailing.head().soundsSoByItsSubjectOnly()
        && !notice.namesRecipients()
        && found.stream().allMatch(delivery -> delivery.classDigit().isEmpty())) {
      return Reading.NOTHING;
    }
    if (!found.isEmpty()) {
      return Reading.of(
          deliveries.addressed(found, notice, () -> returnedTo(mailing)), notice.delayed());
    }
    boolean saysSo = notice.failed() || notice.delayed();
    if (!saysSo) {
      return notice.text().isBlank() ? bySubject(mailing.head(), notice) : Reading.NOTHING;
    }
    List<FailedDelivery> local = ofLocalParts(mailing);
    if (!local.isEmpty()) {
      return Reading.of(local, notice.delayed());
    }
    Optional<String> returnedTo = returnedTo(mailing);
    Reading bySubject = returnedTo.isEmpty() ? bySubject(mailing.head(), notice) : Reading.NOTHING;
    return bySubject.deliveries().isEmpty()
        ? Reading.of(
            List.of(deliveries.ofNotice(notice, returnedTo, Place.RETURNED_MESSAGE)),
            notice.delayed())
        : bySubject;
  }

  /// A mail whose subject tells the recipient and its text does not, or that was cut off before its
  /// text: Domino and others write it there.
  private Reading bySubject(HeaderClassifier head, Notice notice) {
    Notice subject = notices.read(head.subject(), head.correspondents());
    boolean saysSo = subject.failed() || subject.delayed();
    if (!saysSo || subject.told().isEmpty()) {
      return Reading.NOTHING;
    }
    FailedDelivery found =
        deliveries.ofNotice(
            notice.text().isBlank() ? subject : notice,
            Optional.of(subject.told().getFirst().recipient()),
            Place.HEADER);
    return Reading.of(List.of(found), subject.delayed() || notice.delayed());
  }

  /// AOL's notices name the local part only.
  private List<FailedDelivery> ofLocalParts(Mailing mailing) {
    List<FailedDelivery> found = new ArrayList<>();
    Optional<String> domain = mailing.head().from().flatMap(Addresses::domain);
    if (domain.isPresent() && mailing.head().isFromSystem()) {
      for (String local : mailing.notice().localParts()) {
        found.add(
            deliveries.ofNotice(
                mailing.notice(),
                Optional.of(local + "@" + LowerCase.of(domain.get())),
                Place.NOTICE));
      }
    }
    return found;
  }

  /// Whom the mail was for that came back. Where that is somebody at the domain that the notice
  /// went to, it is a list or an alias of the sender's own, and says nothing of who failed.
  private static Optional<String> returnedTo(Mailing mailing) {
    Optional<String> to =
        mailing
            .returned()
            .flatMap(
                part ->
                    part.parts().isEmpty()
                        ? MailParts.field(part.text().value(), "to:")
                        : part.parts().getFirst().header("To"))
            .flatMap(Addresses::first)
            .or(mailing.notice()::returnedTo);
    Optional<String> domain = to.flatMap(Addresses::domain).map(LowerCase::of);
    boolean isOwn =
        domain.equals(mailing.head().to().flatMap(Addresses::domain).map(LowerCase::of));
    boolean isTheirs =
        domain.equals(mailing.head().from().flatMap(Addresses::domain).map(LowerCase::of));
    return isOwn && !isTheirs ? Optional.empty() : to;
  }

  /// The mail that came back, by its fields in a part of its own or below the notice.
  private OriginalMessage original(Mailing mailing) {
    OriginalFields fields = deliveries.originals();
    OriginalMessage attached = mailing.returned().map(fields::in).orElse(OriginalMessage.UNKNOWN);
    return attached.isWhole() ? attached : attached.or(fields.in(mailing.notice().returned()));
  }

  /// The reverse-path is that of the mail that failed: a report goes back to it.
  private static List<FailedDelivery> withSender(
      List<FailedDelivery> found, HeaderClassifier head) {
    Optional<UntrustedText> sender = head.to().map(UntrustedText::new);
    List<FailedDelivery> result = new ArrayList<>();
    for (FailedDelivery delivery : found) {
      result.add(delivery.withSender(sender, Place.HEADER));
    }
    return result;
  }

  private FailedDelivery complaint(UntrustedText fields, MailPart mail) {
    DeliveryDraft draft = deliveries.feedback().read(fields.value());
    if (draft.recipient().isEmpty()) {
      draft.finalRecipient(
          MailParts.find(mail, "message/rfc822", 1)
              .flatMap(part -> part.parts().stream().findFirst())
              .flatMap(part -> part.header("X-HmXmrOriginalRecipient").or(() -> part.header("To")))
              .flatMap(Addresses::first)
              .map(UntrustedText::new),
          Place.RETURNED_MESSAGE);
    }
    return draft.build();
  }

  private static FailedDelivery autoReply(HeaderClassifier head) {
    return new DeliveryDraft()
        .finalRecipient(head.from().map(UntrustedText::new), Place.HEADER)
        .build();
  }

  /// The bounce inside an ordinary mail, where one is attached.
  private Reading forwarded(MailPart mail, int depth) {
    for (MailPart part : mail.parts()) {
      Reading found =
          part.is("message/rfc822") && !part.parts().isEmpty()
              ? read(part.parts().getFirst(), depth + 1)
              : forwarded(part, depth + 1);
      if (found.kind() == BounceKind.BOUNCE || found.kind() == BounceKind.DELAYED) {
        return found;
      }
    }
    return Reading.NOTHING;
  }
}
