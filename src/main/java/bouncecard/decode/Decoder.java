package bouncecard.decode;

import bouncecard.catalog.Catalog;
import bouncecard.catalog.Once;
import bouncecard.delivery.BounceKind;
import bouncecard.delivery.DeliveryEvent;
import bouncecard.delivery.FailedDelivery;
import bouncecard.diagnose.Diagnosis;
import bouncecard.diagnose.Diagnostician;
import bouncecard.diagnose.Explainer;
import bouncecard.diagnose.ScanResult;
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
import bouncecard.read.time.WrittenTimes;
import bouncecard.read.unwrap.Unwrapper;
import bouncecard.smtp.CodeScanner;
import bouncecard.smtp.Statistics;
import bouncecard.text.UntrustedText;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/// Reads bounces: whole mails, delivery-status blocks, log lines, and replies in any text.
///
/// It never throws at what it is given, and its time is linear in it.
public final class Decoder {
  /// A longer text that is no mail is read this far: whoever has a whole log feeds it line by line.
  public static final int LONGEST_TEXT = 1 << 20;

  private final ReplyReader replies;
  private final BareWords bare;
  private final DeliveryReader deliveries;
  private final Supplier<MailDecoder> mails;
  private final EventDecoder events;
  private final Unwrapper unwrapper;
  private final UnknownRefusal refusals;
  private final SmallTalk talk;
  private final DoubtedSuccess doubts;
  private final Supplier<GradeScale> grades;
  private final Supplier<ProgramErrors> programs;
  private final Supplier<Diagnostician> diagnostician;
  private final Supplier<EventJudge> eventJudge;
  private final Supplier<Explainer> explainer;
  private final Supplier<ProvenanceReader> provenance;
  private final Judgement judgement;

  /// A decoder that judges by this catalogue.
  public Decoder(Catalog catalog) {
    CodeScanner scanner = new CodeScanner(catalog.surroundings());
    replies = new ReplyReader(scanner);
    NoticeReader notices = new NoticeReader(catalog.notices());
    deliveries = new DeliveryReader(replies, notices, new WrittenTimes(catalog.edition()));
    mails = new Once<>(() -> new MailDecoder(deliveries, notices, catalog.notices()));
    events = new EventDecoder(replies, notices);
    unwrapper = new Unwrapper(scanner, catalog.vocabulary());
    grades =
        new Once<>(() -> new GradeScale(catalog.vocabulary().exceptions(), catalog.watchWords()));
    programs = new Once<>(() -> new ProgramErrors(catalog.vocabulary()));
    diagnostician = new Once<>(() -> diagnostician(catalog));
    bare = new BareWords(replies, diagnostician);
    refusals = new UnknownRefusal(catalog, scanner);
    judgement = new Judgement(diagnostician);
    doubts = new DoubtedSuccess(catalog);
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
        new Once<>(
            () ->
                new ProvenanceReader(
                    unwrapper, notices, replies, catalog.vocabulary().exceptions()));
  }

  private static Diagnostician diagnostician(Catalog catalog) {
    return new Diagnostician(catalog, ReaderHints.phrases(catalog.notices(), catalog.vocabulary()));
  }

  /// Reads a mail.
  public Decoding decode(MailPart mail) {
    Reading read = DoubtedSuccess.settled(mails.get().read(mail));
    return read.kind() == BounceKind.NOT_A_BOUNCE
        ? Decoding.nothing(mail.bounds())
        : judgement.of(
            read.kind(),
            read.deliveries(),
            judging(ScanResult.nothing()),
            List.of(),
            delivery -> Judgement.isUnaddressed(read.kind(), delivery),
            mail.bounds());
  }

  /// A mail's text for people.
  public String saidIn(MailPart mail) {
    return MailParts.text(mail);
  }

  /// A pasted text without what carried it: escapes, links, traces, and what a library made of a
  /// reply.
  public String unwrapped(String pasted) {
    return pasted.length() > LONGEST_TEXT
        ? pasted
        : unwrapper.unwrap(pasted, ReaderHint.ANY).text();
  }

  /// A pasted text without what a collector put before each of its lines.
  public String withoutPrefixes(String pasted) {
    return pasted.length() > LONGEST_TEXT ? pasted : unwrapper.withoutPrefixes(pasted);
  }

  /// Reads a pasted text. It is a bounce where a server's reply, a report's fields or a log line is
  /// in it, or words that name a cause.
  public Decoding decode(UntrustedText pasted) {
    String text = pasted.value();
    if (!SmallTalk.isLine(text)) {
      return decodeUnwrapped(unwrapped(text), text.length() > LONGEST_TEXT);
    }
    // A line is looked through before anything else: what is not there need not be undone, and most
    // lines need not be looked through again.
    ScanResult scanned = diagnostician.get().scan(text);
    Set<ReaderHint> hints = ReaderHints.of(scanned.signals());
    String unwrapped = unwrapper.unwrap(text, hints).text();
    return unwrapped.equals(text)
        ? decode(text, scanned, hints, /* isTooLong= */ false)
        : decodeUnwrapped(unwrapped, /* isTooLong= */ false);
  }

  /// The same of a text without what carried it.
  ///
  /// @param isTooLong whether what was pasted is longer than what is read
  public Decoding decodeUnwrapped(String unwrapped, boolean isTooLong) {
    String text = bounded(unwrapped);
    ScanResult scanned =
        SmallTalk.isLine(text) ? diagnostician.get().scan(text) : ScanResult.nothing();
    return decode(text, scanned, hints(scanned), isTooLong);
  }

  private Decoding decode(
      String text, ScanResult scanned, Set<ReaderHint> hints, boolean isTooLong) {
    Reading found = doubts.settled(deliveries.read(text, hints), text);
    if (found.deliveries().isEmpty()) {
      return ofWords(text, scanned, hints, isTooLong);
    }
    return talk.isSettled(text) && found.deliveries().stream().noneMatch(FailedDelivery::isRefused)
        ? Decoding.NONE
        : judged(found, judging(scanned), text, isTooLong);
  }

  private Decoding judged(
      Reading found, Function<FailedDelivery, Diagnosis> judge, String text, boolean isTooLong) {
    return judgement.of(
        found.kind(),
        found.deliveries(),
        judge,
        replies.mentions(text),
        _ -> false,
        isTooLong ? Set.of(Bound.TEXT_LENGTH) : Set.of());
  }

  private Function<FailedDelivery, Diagnosis> judging(ScanResult scanned) {
    return delivery -> diagnostician.get().judge(delivery, scanned);
  }

  /// Words without a code or a notice around them, where they name a cause.
  private Decoding ofWords(
      String text, ScanResult scanned, Set<ReaderHint> hints, boolean isTooLong) {
    FailedDelivery words = bare.of(text);
    Once<Diagnosis> judged = new Once<>(() -> diagnostician.get().judge(words, scanned));
    boolean isNothing =
        !(talk.isReply(words, judged, scanned) || (SmallTalk.isLine(text) && refusals.isOne(words)))
            || deliveries.isNoise(text, hints)
            || (talk.isSettled(text) && !words.isRefused())
            || doubts.isDoubted(judged.get(), text);
    return isNothing
        ? Decoding.NONE
        : judged(
            Judgement.reading(words, judged.get().cause()), _ -> judged.get(), text, isTooLong);
  }

  private static Set<ReaderHint> hints(ScanResult scanned) {
    return scanned.isScanned() ? ReaderHints.of(scanned.signals()) : ReaderHint.ANY;
  }

  /// The same with all that came into question for each report.
  public Decoding explained(Decoding decoding) {
    return decoding.withReports(explained(decoding.reports()), explained(decoding.unaddressed()));
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
    return explained(decoding).withProvenance(provenance.get().of(pasted, decoding.all()));
  }

  /// Reads events of mail services.
  ///
  /// @param isCut whether the text that they are from ends in the middle of one
  public Decoding decode(List<DeliveryEvent> events, boolean isCut) {
    if (EventJudge.areAnothers(events, this::unwrapped)) {
      return Decoding.NONE;
    }
    List<Told> told = this.events.read(events);
    List<Report> reports =
        told.stream().map(one -> new Report(one.found(), eventJudge.get().judge(one))).toList();
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
    List<FailedDelivery> logged = deliveries.readLog(text);
    List<FailedDelivery> found = DeliveryReader.tried(logged);
    if (found.isEmpty()) {
      return !logged.isEmpty() || deliveries.isNoise(text, ReaderHint.ANY)
          ? Optional.of(Decoding.NONE)
          : Optional.empty();
    }
    return Optional.of(
        judgement.of(
            Reading.of(found).kind(),
            found,
            judging(ScanResult.nothing()),
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
        : decoding.withGrade(grades.get().of(bounded(pasted.value()), decoding));
  }

  /// The same, where the error of a program tells it that has no queue: whatever passes, nobody
  /// tries again.
  ///
  /// @param pasted what it was read from
  public Decoding givenUp(Decoding decoding, String pasted) {
    return programs.get().giveUp(decoding, pasted, this::judged);
  }

  /// Whether words in the text name a cause, beside any code.
  public boolean knowsWords(UntrustedText pasted) {
    FailedDelivery words = bare.of(bounded(pasted.value()));
    return diagnostician.get().knowsWords(words, ScanResult.nothing());
  }

  private static String bounded(String text) {
    return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
  }
}
