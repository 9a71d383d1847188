package bouncecard.decode;

import bouncecard.catalog.Catalog;
import bouncecard.catalog.Cause;
import bouncecard.catalog.Cause.Trait;
import bouncecard.catalog.Once;
import bouncecard.delivery.BounceKind;
import bouncecard.delivery.DeliveryEvent;
import bouncecard.delivery.FailedDelivery;
import bouncecard.diagnose.Diagnosis;
import bouncecard.diagnose.Diagnostician;
import bouncecard.diagnose.Explainer;
import bouncecard.diagnose.ScanResult;
import bouncecard.dsn.Addresses;
import bouncecard.dsn.Bound;
import bouncecard.dsn.MailPart;
import bouncecard.read.DeliveryReader;
import bouncecard.read.EventDecoder;
import bouncecard.read.EventDecoder.Told;
import bouncecard.read.ReaderHints;
import bouncecard.read.mail.MailDecoder;
import bouncecard.read.mail.MailParts;
import bouncecard.read.notice.NoticeReader;
import bouncecard.read.reply.ReaderHint;
import bouncecard.read.reply.Reading;
import bouncecard.read.reply.ReplyReader;
import bouncecard.read.speaker.OtherPrograms;
import bouncecard.read.time.WrittenTimes;
import bouncecard.read.unwrap.Unwrapper;
import bouncecard.smtp.CodeScanner;
import bouncecard.smtp.Statistics;
import bouncecard.text.Lines;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Reads bounces: whole mails, delivery-status blocks, log lines, and replies in any text.
///
/// It never throws at what it is given, and its time is linear in it.
public final class Decoder {
  /// A longer text that is no mail is read this far: whoever has a whole log feeds it line by line.
  public static final int LONGEST_TEXT = 1 << 20;

  /// The words of a line that is longer are no reply's alone.
  private static final int LONGEST_LINE = 2000;

  /// So long is the error of a program with its trace.
  private static final int LONGEST_ERROR = 4000;

  private final ReplyReader replies;
  private final DeliveryReader deliveries;
  private final MailDecoder mails;
  private final EventDecoder events;
  private final Unwrapper unwrapper;
  private final SmallTalk talk;
  private final GradeScale grades;
  private final Supplier<Diagnostician> diagnostician;
  private final Supplier<EventJudge> eventJudge;
  private final Supplier<Explainer> explainer;
  private final ProvenanceReader provenance;
  private final Judgement judgement;

  /// A decoder that judges by this catalogue.
  public Decoder(Catalog catalog) {
    CodeScanner scanner = new CodeScanner(catalog.surroundings());
    replies = new ReplyReader(scanner);
    NoticeReader notices = new NoticeReader(catalog.notices());
    deliveries = new DeliveryReader(replies, notices, new WrittenTimes(catalog.edition()));
    mails = new MailDecoder(deliveries, notices, catalog.notices());
    events = new EventDecoder(replies);
    unwrapper =
        new Unwrapper(
            catalog.vocabulary().exceptions(),
            new OtherPrograms(scanner, catalog.vocabulary().programs()));
    grades = new GradeScale(catalog.vocabulary().exceptions(), catalog.watchWords().speakers());
    diagnostician =
        new Once<>(() -> new Diagnostician(catalog, ReaderHints.phrases(catalog.notices())));
    judgement = new Judgement(diagnostician);
    talk =
        new SmallTalk(
            scanner,
            new Statistics(catalog.surroundings()),
            catalog.vocabulary(),
            catalog.watchWords().settled(),
            diagnostician);
    eventJudge = new Once<>(() -> new EventJudge(catalog, diagnostician.get()));
    explainer = new Once<>(() -> new Explainer(catalog, diagnostician.get()));
    provenance =
        new ProvenanceReader(unwrapper, notices, replies, catalog.vocabulary().exceptions());
  }

  /// Reads a mail.
  public Decoding decode(MailPart mail) {
    Reading read = mails.read(mail);
    return read.kind() == BounceKind.NOT_A_BOUNCE
        ? Decoding.nothing(mail.bounds())
        : judgement.of(
            read.kind(),
            read.deliveries(),
            ScanResult.nothing(),
            List.of(),
            delivery -> isFailure(read.kind()) && isUnaddressed(delivery),
            mail.bounds());
  }

  private static boolean isFailure(BounceKind kind) {
    return kind == BounceKind.BOUNCE || kind == BounceKind.DELAYED;
  }

  /// A mail's text for people.
  public String saidIn(MailPart mail) {
    return MailParts.text(mail);
  }

  /// Whether neither a recipient is named that anybody could write to nor a reply quoted that would
  /// stand for itself.
  private static boolean isUnaddressed(FailedDelivery delivery) {
    return delivery
        .finalRecipient()
        .map(address -> Addresses.isMasked(address.value()))
        .orElse(delivery.classDigit().isEmpty());
  }

  /// A pasted text without what carried it: escapes, links, traces, and what a library made of a
  /// reply.
  public String unwrapped(String pasted) {
    return pasted.length() > LONGEST_TEXT ? pasted : unwrapper.unwrap(pasted).text();
  }

  /// Reads a pasted text. It is a bounce where a server's reply, a report's fields or a log line is
  /// in it, or words that name a cause.
  public Decoding decode(UntrustedText pasted) {
    return decodeUnwrapped(unwrapped(pasted.value()), pasted.value().length() > LONGEST_TEXT);
  }

  /// The same of a text without what carried it.
  ///
  /// @param isTooLong whether what was pasted is longer than what is read
  public Decoding decodeUnwrapped(String unwrapped, boolean isTooLong) {
    String text = bounded(unwrapped);
    ScanResult scanned = isLine(text) ? diagnostician.get().scan(text) : ScanResult.nothing();
    Reading found = deliveries.read(text, hints(scanned));
    if (found.deliveries().isEmpty()) {
      FailedDelivery words = DeliveryReader.ofWords(text);
      if (talk.isOfAnotherProgram(text)
          || (isLine(text) && talk.counts(text))
          || !(diagnostician.get().knowsWords(words, scanned)
              || (isLine(text) && talk.saysSurely(words))
              || (isShort(text) && talk.isLibraryError(words, scanned)))
          || (isLine(text) && (talk.mentionsOnly(words, scanned) || talk.isAboutPeople(text)))
          || deliveries.isNoise(text, hints(scanned))) {
        return Decoding.NONE;
      }
      found = ofWords(words, scanned);
    }
    if (talk.isSettled(text) && found.deliveries().stream().noneMatch(Decoder::isRefused)) {
      return Decoding.NONE;
    }
    return judgement.of(
        found.kind(),
        found.deliveries(),
        scanned,
        replies.mentions(text),
        _ -> false,
        isTooLong ? Set.of(Bound.TEXT_LENGTH) : Set.of());
  }

  private static boolean isRefused(FailedDelivery delivery) {
    return delivery.classDigit().filter(digit -> digit >= 4).isPresent();
  }

  private static Set<ReaderHint> hints(ScanResult scanned) {
    return scanned.isScanned() ? ReaderHints.of(scanned.signals()) : ReaderHint.ANY;
  }

  /// Whether it is worth a look for what may be in it.
  private static boolean isLine(String text) {
    return text.length() <= LONGEST_LINE && !Lines.areSeveral(text) && !text.isBlank();
  }

  /// Whether it is so short that one error of a program is all that it tells.
  private static boolean isShort(String text) {
    return text.length() <= LONGEST_ERROR && !text.isBlank();
  }

  /// Words without a code or a notice around them: an automatic answer or a feedback report has no
  /// header any more when it is pasted.
  private Reading ofWords(FailedDelivery words, ScanResult scanned) {
    Cause cause = diagnostician.get().judge(words, scanned).cause();
    if (cause.is(Trait.AUTOMATIC_ANSWER)) {
      return new Reading(BounceKind.AUTO_REPLY, List.of(words));
    }
    return cause.is(Trait.FEEDBACK_REPORT)
        ? new Reading(BounceKind.FEEDBACK, List.of(words))
        : Reading.of(List.of(words));
  }

  /// The same with all that came into question for each report.
  public Decoding explained(Decoding decoding) {
    return new Decoding(
        decoding.kind(),
        decoding.replyCodes(),
        decoding.enhancedStatusCodes(),
        explained(decoding.reports()),
        explained(decoding.unaddressed()),
        decoding.bounds(),
        decoding.grade());
  }

  private List<Report> explained(List<Report> reports) {
    return reports.stream()
        .map(
            report ->
                new Report(
                    report.found(),
                    report.diagnosis(),
                    Optional.of(explainer.get().of(report.found()))))
        .toList();
  }

  /// The same with how the paste was read.
  public Decoding explained(Decoding decoding, UntrustedText pasted) {
    return explained(decoding).withProvenance(provenance.of(pasted, decoding.all()));
  }

  /// Reads events of mail services.
  ///
  /// @param isCut whether the text that they are from ends in the middle of one
  public Decoding decode(List<DeliveryEvent> events, boolean isCut) {
    List<Told> told = this.events.read(events);
    List<Report> reports = new ArrayList<>(told.size());
    for (Told one : told) {
      reports.add(new Report(one.found(), eventJudge.get().judge(one)));
    }
    return Judgement.of(
        EventJudge.kind(told),
        reports,
        List.of(),
        List.of(),
        isCut ? EnumSet.of(Bound.EVENTS) : Set.of());
  }

  /// The deliveries that lines of a mail log tell of, failed or not, without judging them.
  public List<FailedDelivery> logged(UntrustedText lines) {
    return deliveries.readLog(bounded(lines.value()));
  }

  /// What a failed delivery means.
  public Diagnosis judged(FailedDelivery found) {
    return diagnostician.get().judge(found, ScanResult.nothing());
  }

  /// Reads a mail log or an SMTP session; empty where the text is neither. Other than in a pasted
  /// text, replies and wordings alone are none.
  public Optional<Decoding> decodeLog(UntrustedText log) {
    String text = bounded(log.value());
    List<FailedDelivery> found = deliveries.readLog(text);
    if (found.isEmpty()) {
      return deliveries.isNoise(text, ReaderHint.ANY)
          ? Optional.of(Decoding.NONE)
          : Optional.empty();
    }
    return Optional.of(
        judgement.of(
            Reading.of(found).kind(),
            found,
            ScanResult.nothing(),
            List.of(),
            _ -> false,
            Set.of()));
  }

  /// The same with its grade; one that tells of nothing has none.
  ///
  /// @param pasted what it was read from
  public Decoding graded(Decoding decoding, UntrustedText pasted) {
    return decoding.all().isEmpty()
        ? decoding
        : decoding.withGrade(grades.of(bounded(pasted.value()), decoding));
  }

  /// Whether words in the text name a cause, beside any code.
  public boolean knowsWords(UntrustedText pasted) {
    FailedDelivery words = DeliveryReader.ofWords(bounded(pasted.value()));
    return diagnostician.get().knowsWords(words, ScanResult.nothing());
  }

  private static String bounded(String text) {
    return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
  }
}
