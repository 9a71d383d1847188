package bouncecard.compose;

import bouncecard.card.Block;
import bouncecard.card.Button;
import bouncecard.card.Extent;
import bouncecard.card.Rich;
import bouncecard.card.Severity;
import bouncecard.card.Sizes;
import bouncecard.catalog.Message;
import bouncecard.catalog.Provider;
import bouncecard.catalog.Retry;
import bouncecard.catalog.Rule;
import bouncecard.catalog.TextEntry;
import bouncecard.catalog.Texts.Section;
import bouncecard.compose.steps.Placeholders;
import bouncecard.decode.Decoding;
import bouncecard.decode.Report;
import bouncecard.delivery.BounceKind;
import bouncecard.delivery.FailedDelivery;
import bouncecard.diagnose.Diagnosis;
import bouncecard.text.UntrustedText;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Cards about bounces: one section for each cause and provider, with the recipients that share it.
final class BounceCards {
  private static final int MOST_GROUPS = 8;
  private static final int LONGEST_EVIDENCE = 120;

  private final CardContext say;
  private final ReasonBlocks reasons;
  private final TokenDecoder deciphered;
  private final BounceFacts facts;
  private final Evidence evidence;
  private final ProvenanceBlocks provenance;
  private final NoticeCards notices;
  private final BounceSummary summary;

  BounceCards(CardContext composition) {
    this.say = composition;
    this.reasons = new ReasonBlocks(composition);
    this.deciphered = new TokenDecoder(composition);
    this.facts = new BounceFacts(composition);
    this.evidence = new Evidence(composition);
    this.provenance = new ProvenanceBlocks(composition);
    this.notices = new NoticeCards(composition);
    this.summary = new BounceSummary(composition);
  }

  /// A card about what was read from one text or mail.
  Sizes compose(Decoding decoding) {
    Sizes read = composed(decoding);
    Sizes card =
        decoding
            .provenance()
            .map(provenance::of)
            .map(blocks -> new Sizes(read.whole().and(blocks), read.compact()))
            .orElse(read);
    if (decoding.bounds().isEmpty()) {
      return card;
    }
    List<Rich> note = List.of(Rich.of(say.say(Message.READ_IN_PART) + " " + skipped(decoding)));
    return new Sizes(
        card.whole().noting(note),
        card.compact().noting(List.of(Rich.of(say.say(Message.READ_IN_PART)))));
  }

  private String skipped(Decoding decoding) {
    return decoding.bounds().stream()
        .sorted()
        .map(
            bound ->
                switch (bound) {
                  case HEADERS -> Message.SKIPPED_HEADERS;
                  case HEADER_LENGTH -> Message.SKIPPED_HEADER_LENGTH;
                  case BOUNDARY -> Message.SKIPPED_BOUNDARY;
                  case TEXT_LENGTH -> Message.SKIPPED_TEXT_LENGTH;
                  case PARTS -> Message.SKIPPED_PARTS;
                  case DEPTH -> Message.SKIPPED_DEPTH;
                  case RECIPIENTS -> Message.SKIPPED_RECIPIENTS;
                  case EVENTS -> Message.SKIPPED_EVENTS;
                })
        .map(say::say)
        .collect(Collectors.joining(" "));
  }

  private Sizes composed(Decoding decoding) {
    return switch (decoding.kind()) {
      case BOUNCE, DELAYED -> bounce(decoding);
      case FEEDBACK -> Sizes.one(notices.feedback(decoding));
      case AUTO_REPLY -> Sizes.one(notices.autoReply(decoding));
      case DELIVERED -> Sizes.one(notices.delivered(decoding));
      case NOT_A_BOUNCE -> Sizes.one(notices.none(decoding));
    };
  }

  /// See [CardComposer#told].
  Map<String, String> told(FailedDelivery delivery) {
    return Placeholders.found(delivery, say.catalog.clues(), List.of());
  }

  private Sizes bounce(Decoding decoding) {
    List<List<Report>> groups = CauseGroups.of(decoding);
    return groups.size() == 1 ? one(decoding, groups.getFirst()) : many(decoding, groups);
  }

  /// Recipients that share one cause at one provider.
  private Sizes one(Decoding decoding, List<Report> reports) {
    Report first = reports.getFirst();
    Diagnosis diagnosis = first.diagnosis();
    TextEntry cause = cause(diagnosis);
    Map<String, String> found = found(first);
    Rich verdict = say.rich(verdict(first, cause), found);
    String title =
        Unexplained.of(say, first)
            .map(reply -> reply.title(title(diagnosis, cause)))
            .orElseGet(() -> title(diagnosis, cause));
    List<Block> blocks = new ArrayList<>(section(reports));
    Compact compact = new Compact(say, Compact.ONE_SCREEN, title, verdict);
    if (decoding.kind() == BounceKind.DELAYED) {
      Rich delay = Rich.of(say.say(Message.DELAYED_VERDICT));
      blocks.addFirst(new Block.Paragraph(say.say(Message.STANDS_ALONE), delay));
    }
    compact.facts(facts.compact(reports, found));
    compact.notes(
        say.notes(
            diagnosis.ownRule(say.catalog).map(Rule::id).flatMap(say.texts::rule), cause, found));
    Optional<UntrustedText> words = evidence.deciding(first);
    compact.steps(
        say.say(Message.FIRST_STEPS),
        steps(first, found),
        words.map(Compact::extent).orElse(Extent.NONE));
    words.ifPresent(compact::quote);
    return new Sizes(
        say.card(severity(diagnosis), title, verdict, blocks, buttons(first)),
        compact.card(
            severity(diagnosis), say.compactButtons(Message.BUTTON_WHOLE, buttons(first))));
  }

  /// Recipients with several causes: a line each when compact, a part each when whole.
  private Sizes many(Decoding decoding, List<List<Report>> groups) {
    List<Block> blocks = new ArrayList<>();
    for (List<Report> reports : groups.stream().limit(MOST_GROUPS).toList()) {
      Diagnosis diagnosis = reports.getFirst().diagnosis();
      TextEntry cause = cause(diagnosis);
      blocks.add(new Block.Heading(title(diagnosis, cause)));
      blocks.add(
          new Block.Paragraph(
              "", say.rich(verdict(reports.getFirst(), cause), found(reports.getFirst()))));
      blocks.addAll(section(reports));
    }
    if (groups.size() > MOST_GROUPS) {
      blocks.add(new Block.Note(summary.moreCauses(groups.size() - MOST_GROUPS)));
    }
    Map<String, String> counts =
        Map.of(
            "recipients", Integer.toString(decoding.all().size()),
            "causes", Integer.toString(groups.size()));
    Severity severity =
        decoding.all().stream()
            .map(report -> severity(report.diagnosis()))
            .max(Severity::compareTo)
            .orElse(Severity.NEUTRAL);
    String title = say.say(Message.BOUNCE_MANY_TITLE, counts);
    Rich verdict = summary.failedAndDelayed(decoding);
    return new Sizes(
        say.card(severity, title, verdict, blocks, detail(decoding.all().getFirst())),
        summary.compact(groups, severity, title, verdict));
  }

  private TextEntry cause(Diagnosis diagnosis) {
    TextEntry entry = say.texts.entry(Section.CAUSES, diagnosis.cause().id()).orElseThrow();
    return diagnosis.isCertain() ? entry : entry.unsure();
  }

  private String verdict(Report report, TextEntry cause) {
    String verdict =
        report.diagnosis().retry(say.catalog, report.found()) == Retry.YES
            ? cause.optional("verdict_temporary").orElse(cause.text("verdict"))
            : cause.text("verdict");
    return Unexplained.of(say, report).map(reply -> reply.verdict(verdict)).orElse(verdict);
  }

  static String title(Diagnosis diagnosis, TextEntry cause) {
    return diagnosis
        .provider()
        .filter(provider -> provider.kind() != Provider.Kind.MTA)
        .map(provider -> cause.text("name") + " · " + provider.name())
        .orElse(cause.text("name"));
  }

  private static Severity severity(Diagnosis diagnosis) {
    return switch (diagnosis.permanence()) {
      case SUCCESS -> Severity.SUCCESS;
      case TEMPORARY -> Severity.TEMPORARY;
      case PERMANENT -> Severity.PERMANENT;
      case UNKNOWN -> Severity.NEUTRAL;
    };
  }

  private Map<String, String> found(Report report) {
    List<String> speakers = new ArrayList<>();
    report.diagnosis().provider().map(Provider::hosts).ifPresent(speakers::addAll);
    help(report.diagnosis()).map(URI::getHost).ifPresent(speakers::add);
    return Placeholders.found(report.found(), say.catalog.clues(), speakers);
  }

  private List<Rich> steps(Report report, Map<String, String> found) {
    Diagnosis diagnosis = report.diagnosis();
    List<Rich> steps = say.steps(diagnosis.ownRule(say.catalog), cause(diagnosis), found);
    return Unexplained.of(say, report).map(reply -> reply.steps(steps)).orElse(steps);
  }

  /// The part of a card about recipients with one cause at one provider.
  private List<Block> section(List<Report> reports) {
    Report first = reports.getFirst();
    Diagnosis diagnosis = first.diagnosis();
    Map<String, String> found = found(first);
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Facts(facts.whole(reports, found)));
    Optional<Rule> rule = diagnosis.ownRule(say.catalog);
    Optional<TextEntry> ruleText = rule.map(Rule::id).flatMap(say.texts::rule);
    String meaning = ruleText.orElseGet(() -> cause(diagnosis)).text("meaning");
    blocks.add(new Block.Paragraph(say.say(Message.MEANING), say.rich(meaning, found)));
    Unexplained.of(say, first).map(Unexplained::meaning).ifPresent(blocks::addAll);
    rule.ifPresent(own -> blocks.addAll(deciphered(own, first, found)));
    blocks.addAll(say.notes(ruleText, cause(diagnosis), found));
    blocks.add(new Block.Steps(say.say(Message.HOW_TO_FIX), steps(first, found)));
    blocks.addAll(evidence.of(first));
    help(diagnosis).map(say::providersPage).ifPresent(blocks::add);
    first.explanation().map(reasons::of).ifPresent(blocks::add);
    return blocks;
  }

  private List<Block> deciphered(Rule rule, Report report, Map<String, String> found) {
    List<Block> blocks = new ArrayList<>();
    String token = report.diagnosis().evidence().visible(LONGEST_EVIDENCE);
    deciphered.token(rule, token, found).ifPresent(blocks::add);
    report
        .found()
        .enhancedStatusCode()
        .flatMap(code -> deciphered.code(rule, code))
        .ifPresent(blocks::add);
    return blocks;
  }

  private Optional<URI> help(Diagnosis diagnosis) {
    return diagnosis
        .ownRule(say.catalog)
        .flatMap(Rule::help)
        .or(() -> diagnosis.provider().flatMap(Provider::help));
  }

  private List<Button> buttons(Report report) {
    List<Button> buttons = new ArrayList<>();
    String codes = BounceFacts.codes(report.found());
    if (!codes.isEmpty()) {
      buttons.add(say.about(codes));
    }
    buttons.addAll(detail(report));
    return buttons;
  }

  /// What came into question, unless the card says it already.
  private List<Button> detail(Report report) {
    return report.explanation().isPresent()
        ? List.of()
        : List.of(new Button(Button.Kind.DETAIL, say.say(Message.BUTTON_DETAIL), ""));
  }
}
