package bouncecard.compose;

import bouncecard.card.Block;
import bouncecard.card.Button;
import bouncecard.card.Card;
import bouncecard.card.Rich;
import bouncecard.card.Severity;
import bouncecard.catalog.Cause;
import bouncecard.catalog.Cause.Role;
import bouncecard.catalog.Message;
import bouncecard.catalog.Permanence;
import bouncecard.catalog.Provider;
import bouncecard.catalog.Retry;
import bouncecard.catalog.Rule;
import bouncecard.catalog.TextEntry;
import bouncecard.catalog.Texts.Section;
import bouncecard.decode.Decoding;
import bouncecard.decode.Report;
import bouncecard.delivery.BounceKind;
import bouncecard.delivery.FailedDelivery;
import bouncecard.delivery.Field;
import bouncecard.delivery.Place;
import bouncecard.diagnose.Diagnosis;
import bouncecard.diagnose.composition.Confidence;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.ReplyCode;
import bouncecard.text.UntrustedText;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Cards about bounces: one section for each cause and provider, with the recipients that share it.
final class BounceCards {
  private static final int MOST_GROUPS = 8;
  private static final int MOST_RECIPIENTS = 10;
  private static final int LONGEST_ADDRESS = 120;
  private static final int LONGEST_QUOTE = 900;

  private final CardContext say;
  private final ReasonBlocks reasons;
  private final TokenDecoder deciphered;

  BounceCards(CardContext composition) {
    this.say = composition;
    this.reasons = new ReasonBlocks(composition);
    this.deciphered = new TokenDecoder(composition);
  }

  /// A card about what was read from one text or mail.
  Card compose(Decoding decoding) {
    Card card = composed(decoding);
    return decoding.bounds().isEmpty()
        ? card
        : card.noting(List.of(Rich.of(say.say(Message.READ_IN_PART) + " " + skipped(decoding))));
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

  private Card composed(Decoding decoding) {
    return switch (decoding.kind()) {
      case BOUNCE, DELAYED -> bounce(decoding);
      case FEEDBACK -> notice(decoding, Message.KIND_FEEDBACK, Role.COMPLAINT, Severity.TEMPORARY);
      case AUTO_REPLY ->
          notice(decoding, Message.KIND_AUTO_REPLY, Role.AUTO_REPLY, Severity.SUCCESS);
      case DELIVERED -> notice(decoding, Message.KIND_DELIVERED, Role.DELIVERED, Severity.SUCCESS);
      case NOT_A_BOUNCE -> none(decoding);
    };
  }

  /// A mail that is no bounce, events that tell nothing of delivery, or a session that was accepted
  /// so far.
  private Card none(Decoding decoding) {
    if (!decoding.isNothing()) {
      Cause cause = decoding.reports().getFirst().diagnosis().cause();
      if (cause.permanence() == Permanence.SUCCESS) {
        return notice(decoding, Message.KIND_NOT_A_BOUNCE, cause, Severity.NEUTRAL);
      }
    }
    List<Block> blocks = new ArrayList<>();
    Rich verdict = Rich.of(say.say(Message.KIND_NOT_A_BOUNCE_VERDICT));
    if (!decoding.reports().isEmpty()) {
      Report first = decoding.reports().getFirst();
      verdict = say.rich(Message.KIND_EVENT_VERDICT, decided(first.diagnosis()));
      recipients(decoding.reports().stream().map(Report::found).toList())
          .map(fact -> new Block.Facts(List.of(fact)))
          .ifPresent(blocks::add);
    }
    return say.card(
        Severity.NEUTRAL, say.say(Message.KIND_NOT_A_BOUNCE), verdict, blocks, List.of());
  }

  private static Map<String, String> decided(Diagnosis diagnosis) {
    return Map.of("evidence", diagnosis.evidence().visible(LONGEST_ADDRESS).replace('`', '\''));
  }

  /// See [CardComposer#told].
  Map<String, String> told(FailedDelivery delivery) {
    return Placeholders.found(delivery, say.catalog.clues(), List.of());
  }

  private Card notice(Decoding decoding, Message title, Role role, Severity severity) {
    return notice(decoding, title, say.catalog.cause(role), severity);
  }

  /// @param otherwise the cause where nothing was read that has one
  private Card notice(Decoding decoding, Message title, Cause otherwise, Severity severity) {
    Cause known =
        decoding.all().stream()
            .findFirst()
            .map(report -> report.diagnosis().cause())
            .orElse(otherwise);
    TextEntry cause = say.texts.entry(Section.CAUSES, known.id()).orElseThrow();
    List<Block> blocks = new ArrayList<>();
    List<FailedDelivery> found = decoding.all().stream().map(Report::found).toList();
    recipients(found).map(fact -> new Block.Facts(List.of(fact))).ifPresent(blocks::add);
    blocks.add(
        new Block.Paragraph(say.say(Message.MEANING), say.rich(cause.text("meaning"), Map.of())));
    blocks.addAll(say.notes(Optional.empty(), cause, Map.of()));
    blocks.add(new Block.Steps(say.say(Message.HOW_TO_FIX), say.rich(cause.list("fix"), Map.of())));
    return say.card(
        severity, say.say(title), say.rich(cause.text("verdict"), Map.of()), blocks, List.of());
  }

  private Card bounce(Decoding decoding) {
    Map<String, List<Report>> groups = new LinkedHashMap<>();
    for (Report report : decoding.all()) {
      groups.computeIfAbsent(groupKey(report), _ -> new ArrayList<>()).add(report);
    }
    if (groups.size() == 1) {
      List<Report> reports = groups.values().iterator().next();
      Report first = reports.getFirst();
      TextEntry cause = cause(first.diagnosis());
      List<Block> blocks = new ArrayList<>(section(reports));
      Rich verdict = say.rich(verdict(first, cause), found(first));
      if (decoding.kind() == BounceKind.DELAYED) {
        blocks.addFirst(
            new Block.Paragraph(
                say.say(Message.STANDS_ALONE), Rich.of(say.say(Message.DELAYED_VERDICT))));
      }
      return say.card(
          severity(first.diagnosis()),
          title(first.diagnosis(), cause),
          verdict,
          blocks,
          buttons(first));
    }
    List<Block> blocks = new ArrayList<>();
    for (List<Report> reports : groups.values().stream().limit(MOST_GROUPS).toList()) {
      Diagnosis diagnosis = reports.getFirst().diagnosis();
      TextEntry cause = cause(diagnosis);
      blocks.add(new Block.Heading(title(diagnosis, cause)));
      blocks.add(
          new Block.Paragraph(
              "", say.rich(verdict(reports.getFirst(), cause), found(reports.getFirst()))));
      blocks.addAll(section(reports));
    }
    if (groups.size() > MOST_GROUPS) {
      String more = Integer.toString(groups.size() - MOST_GROUPS);
      blocks.add(new Block.Note(say.rich(Message.MORE_CAUSES, Map.of("count", more))));
    }
    Map<String, String> counts =
        Map.of(
            "recipients", Integer.toString(decoding.all().size()),
            "causes", Integer.toString(groups.size()));
    return say.card(
        decoding.all().stream()
            .map(report -> severity(report.diagnosis()))
            .max(Severity::compareTo)
            .orElse(Severity.NEUTRAL),
        say.say(Message.BOUNCE_MANY_TITLE, counts),
        say.rich(Message.BOUNCE_MANY_VERDICT, counts),
        blocks,
        detail(decoding.all().getFirst()));
  }

  private static String groupKey(Report report) {
    Diagnosis diagnosis = report.diagnosis();
    return diagnosis.cause().id()
        + " "
        + diagnosis.provider().map(Provider::id).orElse("")
        + " "
        + diagnosis.permanence();
  }

  private TextEntry cause(Diagnosis diagnosis) {
    TextEntry entry = say.texts.entry(Section.CAUSES, diagnosis.cause().id()).orElseThrow();
    return diagnosis.isCertain() ? entry : entry.unsure();
  }

  private static String verdict(Report report, TextEntry cause) {
    return report.diagnosis().retry(report.found()) == Retry.YES
        ? cause.optional("verdict_temporary").orElse(cause.text("verdict"))
        : cause.text("verdict");
  }

  private String title(Diagnosis diagnosis, TextEntry cause) {
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

  /// The part of a card about recipients with one cause at one provider.
  private List<Block> section(List<Report> reports) {
    Report first = reports.getFirst();
    Diagnosis diagnosis = first.diagnosis();
    TextEntry cause = cause(diagnosis);
    Map<String, String> found = found(first);
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Facts(facts(reports, found)));
    Optional<Rule> rule = diagnosis.ownRule(say.catalog);
    Optional<TextEntry> ruleText = rule.map(Rule::id).flatMap(say.texts::rule);
    Rich meaning = say.rich(cause.text("meaning"), found);
    if (ruleText.isPresent()) {
      meaning = say.rich(ruleText.get().text("meaning"), found);
    }
    blocks.add(new Block.Paragraph(say.say(Message.MEANING), meaning));
    rule.ifPresent(own -> blocks.addAll(deciphered(own, first, found)));
    blocks.addAll(say.notes(ruleText, cause, found));
    blocks.add(new Block.Steps(say.say(Message.HOW_TO_FIX), say.steps(ruleText, cause, found)));
    blocks.addAll(evidence(first));
    help(diagnosis).map(say::providersPage).ifPresent(blocks::add);
    first.explanation().map(reasons::of).ifPresent(blocks::add);
    return blocks;
  }

  private List<Block> deciphered(Rule rule, Report report, Map<String, String> found) {
    List<Block> blocks = new ArrayList<>();
    String evidence = report.diagnosis().evidence().visible(LONGEST_ADDRESS);
    deciphered.token(rule, evidence, found).ifPresent(blocks::add);
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

  private List<Block.Fact> facts(List<Report> reports, Map<String, String> found) {
    Report first = reports.getFirst();
    Diagnosis diagnosis = first.diagnosis();
    List<Block.Fact> facts = new ArrayList<>();
    facts.add(fact(Message.WHO_ACTS, Rich.plain(say.actors(diagnosis.actors()))));
    facts.add(
        fact(Message.RETRY, Rich.plain(say.texts.term("retry", diagnosis.retry(first.found())))));
    recipients(reports.stream().map(Report::found).toList()).ifPresent(facts::add);
    diagnosis
        .provider()
        .ifPresent(
            provider ->
                facts.add(
                    fact(
                        provider.kind() == Provider.Kind.MTA
                            ? Message.MAIL_PROGRAM
                            : Message.PROVIDER,
                        Rich.plain(provider.name()))));
    codesFound(first.found()).ifPresent(value -> facts.add(fact(Message.CODES_RECEIVED, value)));
    first
        .found()
        .command()
        .ifPresent(command -> facts.add(fact(Message.ANSWERED_TO, Rich.plain(command.label()))));
    host(Message.REFUSED_BY, first.found().remoteMta()).ifPresent(facts::add);
    host(Message.REPORTED_BY, first.found().reportingMta()).ifPresent(facts::add);
    named(Message.BLOCK_LIST, "dnsbl", found).ifPresent(facts::add);
    named(Message.LIMIT, "limit", found).ifPresent(facts::add);
    named(Message.LINK, "link", found).ifPresent(facts::add);
    named(Message.QUEUE_ID, "queue_id", found).ifPresent(facts::add);
    return facts;
  }

  private Block.Fact fact(Message label, Rich value) {
    return new Block.Fact(say.say(label), value);
  }

  /// Something that the reply names, as it stands; a link too: where it leads is for the reader to
  /// see first.
  private Optional<Block.Fact> named(Message label, String name, Map<String, String> found) {
    return Optional.ofNullable(found.get(name)).map(value -> fact(label, Rich.verbatim(value)));
  }

  private Optional<Block.Fact> host(Message label, Optional<UntrustedText> name) {
    return name.map(text -> fact(label, Rich.verbatim(text.visible(LONGEST_ADDRESS))));
  }

  private static String codes(FailedDelivery found) {
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

  private Optional<Block.Fact> recipients(List<FailedDelivery> found) {
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
    return Optional.of(fact(addresses.size() == 1 ? Message.RECIPIENT : Message.RECIPIENTS, value));
  }

  private static Message decidedByWords(Diagnosis diagnosis) {
    return switch (diagnosis.confidence().orElse(Confidence.SURE)) {
      case SURE -> Message.DECIDED_BY_WORDS;
      case LIKELY -> Message.DECIDED_PROBABLY;
      case GUESS -> Message.DECIDED_BY_GUESS;
    };
  }

  private List<Block> evidence(Report report) {
    List<Block> blocks = new ArrayList<>();
    FailedDelivery found = report.found();
    found
        .diagnosticCode()
        .filter(text -> !text.isBlank())
        .ifPresent(
            text ->
                blocks.add(
                    new Block.Quote(
                        say.say(Message.EVIDENCE),
                        new UntrustedText(text.visibleLines(LONGEST_QUOTE)))));
    List<Rich> points = new ArrayList<>();
    Map<String, String> decided = decided(report.diagnosis());
    switch (report.diagnosis().basis()) {
      case PROVIDER_RULE, WORDING, COMPOSITION ->
          points.add(say.rich(decidedByWords(report.diagnosis()), decided));
      case ENHANCED_STATUS_CODE, REPLY_CODE ->
          points.add(say.rich(Message.DECIDED_BY_CODE, decided));
      case LIKENESS -> points.add(say.rich(Message.DECIDED_BY_LIKENESS, decided));
      case SERVICE -> points.add(say.rich(Message.DECIDED_BY_SERVICE, decided));
      case FIRST_DIGIT -> points.add(say.rich(Message.DECIDED_BY_FIRST_DIGIT, decided));
      case NOTHING -> {}
    }
    if (found.statusField().isPresent()
        && found.enhancedStatusCode().isPresent()
        && !found.statusField().equals(found.enhancedStatusCode())) {
      points.add(
          say.rich(
              Message.STATUS_DISAGREES,
              Map.of(
                  "status", found.statusField().get().toString(),
                  "enhanced", found.enhancedStatusCode().get().toString())));
    }
    if (found.replyCode().isPresent()
        && found.enhancedStatusCode().isPresent()
        && found.replyCode().get().classDigit() != found.enhancedStatusCode().get().classDigit()) {
      points.add(
          say.rich(
              Message.CODES_DISAGREE,
              Map.of(
                  "code", found.replyCode().get().toString(),
                  "enhanced", found.enhancedStatusCode().get().toString())));
    }
    misleading(report).ifPresent(points::add);
    if (!points.isEmpty()) {
      blocks.add(new Block.Points("", points));
    }
    return blocks;
  }

  /// Where the cause does not heal though the first digit says so, or the other way round.
  private Optional<Rich> misleading(Report report) {
    Optional<Integer> digit = report.found().classDigit();
    Permanence permanence = report.diagnosis().permanence();
    boolean misleads =
        (digit.filter(d -> d == 4).isPresent() && permanence == Permanence.PERMANENT)
            || (digit.filter(d -> d == 5).isPresent() && permanence == Permanence.TEMPORARY);
    return misleads
        ? Optional.of(Rich.of(say.say(Message.FIRST_DIGIT_MISLEADS)))
        : Optional.empty();
  }

  private List<Button> buttons(Report report) {
    List<Button> buttons = new ArrayList<>();
    String codes = codes(report.found());
    if (!codes.isEmpty()) {
      buttons.add(say.ask(codes, codes));
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

  /// A card about a provider's token, asked by itself.
  Card token(Rule rule, String token) {
    Provider provider = say.catalog.provider(rule.id().owner()).orElseThrow();
    TextEntry cause = say.texts.entry(Section.CAUSES, rule.cause()).orElseThrow();
    TextEntry text = say.texts.rule(rule.id()).orElseThrow();
    List<Block> blocks = new ArrayList<>();
    List<Block.Fact> facts = new ArrayList<>();
    facts.add(fact(Message.WHO_ACTS, Rich.plain(say.actors(rule.actors()))));
    facts.add(
        fact(Message.PERMANENCE, Rich.plain(say.texts.term("permanence", rule.permanence()))));
    facts.add(fact(Message.PROVIDER, Rich.plain(provider.name())));
    if (!rule.seenWith().isEmpty()) {
      facts.add(fact(Message.USUALLY_WITH, Rich.verbatim(String.join(", ", rule.seenWith()))));
    }
    blocks.add(new Block.Facts(facts));
    blocks.add(
        new Block.Paragraph(say.say(Message.MEANING), say.rich(text.text("meaning"), Map.of())));
    deciphered.token(rule, token, Map.of()).ifPresent(blocks::add);
    blocks.addAll(say.notes(Optional.of(text), cause, Map.of()));
    blocks.add(
        new Block.Steps(
            say.say(Message.HOW_TO_FIX), say.steps(Optional.of(text), cause, Map.of())));
    rule.help().or(provider::help).map(say::providersPage).ifPresent(blocks::add);
    blocks.add(
        new Block.Note(
            Rich.plain(
                say.say(
                    Message.SOURCE,
                    Map.of("source", rule.source().title() + " (" + rule.source().seen() + ")")))));
    String verdict =
        rule.permanence() == Permanence.TEMPORARY
            ? cause.optional("verdict_temporary").orElse(cause.text("verdict"))
            : cause.text("verdict");
    return say.card(
        rule.permanence() == Permanence.TEMPORARY ? Severity.TEMPORARY : Severity.PERMANENT,
        say.say(
            Message.TOKEN_TITLE,
            Map.of("token", token, "name", cause.text("name"), "provider", provider.name())),
        say.rich(verdict, Map.of()),
        blocks,
        List.of());
  }
}
