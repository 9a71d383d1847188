package bouncecard.compose;

import bouncecard.card.Block;
import bouncecard.card.Button;
import bouncecard.card.Extent;
import bouncecard.card.Rich;
import bouncecard.card.Severity;
import bouncecard.card.Sizes;
import bouncecard.card.Span;
import bouncecard.catalog.Message;
import bouncecard.catalog.Provider;
import bouncecard.catalog.Rule;
import bouncecard.catalog.TextEntry;
import bouncecard.smtp.Code;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.EnhancedStatusCodeRange;
import bouncecard.smtp.ReplyCode;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Cards about one code, or about a reply code and the enhanced status codes that came with it.
final class CodeCards {
  private static final int MOST_PROVIDERS = 4;
  private static final int MOST_RELATED = 5;

  /// How long what one provider means may be beside the first steps.
  private static final int LONGEST_MEANING = 170;

  private final CardContext say;

  CodeCards(CardContext composition) {
    this.say = composition;
  }

  /// A card about codes that are one question.
  ///
  /// @param codes a reply code, enhanced status codes, or a reply code followed by some
  Sizes compose(List<Code> codes) {
    Code main = Code.mostTelling(codes);
    Described described = say.describer.describe(main);
    List<Block> blocks = new ArrayList<>();
    blocks.add(facts(described));
    for (Rich doubt : described.doubts()) {
      blocks.add(new Block.Paragraph(say.say(Message.STANDS_ALONE), doubt));
    }
    blocks.add(paragraph(Message.MEANING, described.meaning()));
    if (described.help().isEmpty()) {
      providers(main).ifPresent(blocks::add);
    }
    together(codes, main).forEach(blocks::add);
    described.when().ifPresent(text -> blocks.add(paragraph(Message.WHEN_SEEN, text)));
    blocks.add(new Block.Steps(say.say(Message.HOW_TO_FIX), say.rich(described.fix(), Map.of())));
    described.beware().ifPresent(text -> blocks.add(paragraph(Message.BEWARE, text)));
    List<String> related =
        described.related().stream()
            .filter(code -> !written(codes).contains(code))
            .limit(MOST_RELATED)
            .toList();
    say.choices(Message.RELATED, related).ifPresent(blocks::add);
    described.help().map(say::providersPage).ifPresent(blocks::add);
    blocks.add(note(described));
    String title =
        say.say(
            Message.CODE_TITLE,
            Map.of("codes", String.join(" ", written(codes)), "name", described.name()));
    List<Button> buttons =
        related.stream().limit(1).map(code -> compareButton(codes, code)).toList();
    Severity severity = CardContext.severity(severityDigit(codes));
    Rich verdict = say.rich(described.verdict(), Map.of());
    return new Sizes(
        say.card(severity, title, verdict, blocks, buttons),
        compact(described, codes, title, verdict)
            .card(severity, say.compactButtons(Message.BUTTON_WHOLE, buttons)));
  }

  private Compact compact(Described described, List<Code> codes, String title, Rich verdict) {
    Compact compact = new Compact(say, Compact.ONE_SCREEN, title, verdict);
    List<Block.Fact> facts = new ArrayList<>(say.firstFacts(described.actors(), described.retry()));
    commands(described).ifPresent(facts::add);
    compact.facts(facts);
    described.doubts().stream()
        .filter(doubt -> !isSaid(doubt, verdict))
        .forEach(doubt -> compact.note(Compact.shorten(doubt, Compact.SHORT)));
    if (described.help().isEmpty()) {
      meanings(described.code()).stream()
          .limit(1)
          .forEach(meaning -> compact.note(Compact.shorten(meaning.line(), LONGEST_MEANING)));
    }
    contrary(codes).ifPresent(compact::note);
    compact.steps(say.say(Message.FIRST_STEPS), say.rich(described.fix(), Map.of()), Extent.NONE);
    return compact;
  }

  /// Whether the verdict names all that a doubt does: the two say the same.
  private static boolean isSaid(Rich doubt, Rich verdict) {
    return doubt.spans().stream()
        .filter(Span.Verbatim.class::isInstance)
        .allMatch(span -> verdict.text().contains(span.text()));
  }

  private Button compareButton(List<Code> codes, String other) {
    String query = Code.mostTelling(codes) + " " + other;
    return say.ask(say.say(Message.BUTTON_COMPARE, Map.of("code", other)), query);
  }

  /// The reply code rules the session, whatever the enhanced status code says.
  private static int severityDigit(List<Code> codes) {
    return codes.getFirst().classDigit();
  }

  private static List<String> written(List<Code> codes) {
    return codes.stream().map(Code::toString).toList();
  }

  private Block facts(Described described) {
    List<Block.Fact> facts = new ArrayList<>();
    facts.addAll(say.firstFacts(described.actors(), described.retry()));
    commands(described).ifPresent(facts::add);
    described
        .standing()
        .ifPresent(
            text -> facts.add(new Block.Fact(say.say(Message.DEFINED_BY), Rich.plain(text))));
    return new Block.Facts(facts);
  }

  private Optional<Block.Fact> commands(Described described) {
    return described.commands().isEmpty()
        ? Optional.empty()
        : Optional.of(
            say.fact(Message.SEEN_AFTER, Rich.plain(String.join(", ", described.commands()))));
  }

  private Block paragraph(Message heading, String text) {
    return new Block.Paragraph(say.say(heading), say.rich(text, Map.of()));
  }

  private Block note(Described described) {
    String reference = described.reference();
    String text =
        reference.isEmpty() || described.source().contains(rfc(reference))
            ? described.source()
            : reference + " · " + described.source();
    return new Block.Note(Rich.plain(say.say(Message.SOURCE, Map.of("source", text))));
  }

  /// `RFC 5321` of `RFC 5321 §4.2.2`.
  private static String rfc(String reference) {
    int section = reference.indexOf(" §");
    return section < 0 ? reference : reference.substring(0, section);
  }

  /// The other codes of the question, and whether they contradict each other.
  private List<Block> together(List<Code> codes, Code main) {
    List<Rich> points = new ArrayList<>();
    for (Code code : codes) {
      if (!code.equals(main)) {
        Described described = say.describer.describe(code);
        points.add(
            Rich.verbatim(code.toString())
                .then(" " + described.name() + ". ")
                .then(say.rich(described.verdict(), Map.of())));
      }
    }
    contrary(codes).ifPresent(points::add);
    if (points.isEmpty()) {
      return List.of();
    }
    boolean hasReplyCode = codes.stream().anyMatch(code -> code instanceof ReplyCode);
    Message heading = hasReplyCode ? Message.TOGETHER_REPLY_CODE : Message.TOGETHER_CODES;
    return List.of(new Block.Points(say.say(heading), points));
  }

  /// Where the classes of codes that came together differ.
  private Optional<Rich> contrary(List<Code> codes) {
    Optional<Code> contrary =
        codes.stream()
            .filter(code -> code.classDigit() != codes.getFirst().classDigit())
            .findFirst();
    return contrary.isPresent() && codes.getFirst() instanceof ReplyCode reply
        ? Optional.of(
            say.rich(
                Message.CODES_DISAGREE,
                Map.of("code", reply.toString(), "enhanced", contrary.get().toString())))
        : Optional.empty();
  }

  private Optional<Block> providers(Code code) {
    List<Rich> lines = meanings(code).stream().map(this::withPage).toList();
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(new Block.Points(say.say(Message.AT_PROVIDERS), lines));
  }

  /// What a provider means by a code.
  ///
  /// @param page where it says so
  private record Meaning(Rich line, Optional<URI> page) {}

  /// What providers use an enhanced status code for: where they redefine it, and where the registry
  /// does not know it.
  private List<Meaning> meanings(Code code) {
    EnhancedStatusCode enhanced;
    switch (code) {
      case EnhancedStatusCode one -> enhanced = one;
      case EnhancedStatusCodeRange(EnhancedStatusCode first, int _) -> enhanced = first;
      case ReplyCode _ -> {
        return List.of();
      }
    }
    boolean registered = say.catalog.enhancedStatusCode(enhanced).isPresent();
    Map<String, Meaning> meanings = new LinkedHashMap<>();
    List<Rule> rules =
        say.catalog.rulesAbout(enhanced).stream()
            .sorted(Comparator.comparing(rule -> !rule.conditions().isCodeOnly()))
            .toList();
    for (Rule rule : rules) {
      boolean names =
          rule.conditions().enhancedStatusCodes().stream()
              .anyMatch(span -> span.contains(enhanced));
      boolean telling = !registered || (rule.redefines() && names);
      if (telling && meanings.size() < MOST_PROVIDERS) {
        say.texts
            .rule(rule.id())
            .ifPresent(text -> meanings.putIfAbsent(rule.id().owner(), meaning(rule, text)));
      }
    }
    return List.copyOf(meanings.values());
  }

  private Meaning meaning(Rule rule, TextEntry text) {
    Provider provider = say.catalog.provider(rule.id().owner()).orElseThrow();
    return new Meaning(
        Rich.plain(provider.name() + ": ").then(say.rich(text.text("meaning"), Map.of())),
        rule.help().or(provider::help));
  }

  private Rich withPage(Meaning meaning) {
    return meaning
        .page()
        .map(page -> meaning.line().then(" ").then(Rich.link(page)))
        .orElse(meaning.line());
  }
}
