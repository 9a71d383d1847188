package bouncecard.app.page;

import bouncecard.app.page.PageSubject.OfCause;
import bouncecard.app.page.PageSubject.OfProvider;
import bouncecard.app.page.PageSubject.OneQuestion;
import bouncecard.card.Block;
import bouncecard.card.Block.Choice;
import bouncecard.card.Card;
import bouncecard.card.Rich;
import bouncecard.card.Severity;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Cause;
import bouncecard.catalog.EnhancedStatusCodeEntry;
import bouncecard.catalog.Message;
import bouncecard.catalog.MessageKey;
import bouncecard.catalog.Provider;
import bouncecard.catalog.ReplyCodeEntry;
import bouncecard.catalog.Rule;
import bouncecard.catalog.Texts;
import bouncecard.catalog.Texts.Section;
import bouncecard.catalog.message.PageMessage;
import bouncecard.smtp.Code;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.EnhancedStatusCodeRange;
import bouncecard.smtp.ReplyCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The blocks of a page beside the card of its subject, in one language.
final class PageBlocks {
  static final int MOST_PROVIDERS = 30;
  private static final int MOST_CAUSES = 4;
  private static final int MOST_TOKENS = 60;
  private static final int MOST_TOGETHER = 40;

  final Catalog catalog;
  final Texts texts;
  final PageList pages;
  final PageRules rules;

  PageBlocks(Catalog catalog, Texts texts, PageList pages, PageRules rules) {
    this.catalog = catalog;
    this.texts = texts;
    this.pages = pages;
    this.rules = rules;
  }

  String say(MessageKey message) {
    return texts.message(message);
  }

  Optional<Block> choices(MessageKey heading, Collection<Choice> choices) {
    return choices.isEmpty()
        ? Optional.empty()
        : Optional.of(new Block.Choices(say(heading), List.copyOf(choices)));
  }

  String nameOf(String cause) {
    return texts.entry(Section.CAUSES, cause).orElseThrow().text("name");
  }

  Choice cause(String id) {
    return new Choice(OfCause.FOLDER + id, nameOf(id));
  }

  /// The name of a code; empty for one without an entry.
  String nameOf(Code code) {
    return switch (code) {
      case ReplyCode reply ->
          texts.entry(Section.REPLY_CODES, reply.toString()).map(e -> e.text("name")).orElse("");
      case EnhancedStatusCode enhanced ->
          texts
              .entry(Section.ENHANCED_STATUS_CODES, enhanced.registryKey())
              .map(e -> e.text("name"))
              .orElse("");
      case EnhancedStatusCodeRange _ -> "";
    };
  }

  Choice code(Code code) {
    return new Choice(code.toString(), nameOf(code));
  }

  /// Beside the card of codes that are one question.
  List<Block> about(List<Code> codes) {
    List<Block> blocks = new ArrayList<>();
    Code main = codes.getLast();
    choices(PageMessage.PAGE_CAUSES_OF, causes(main).stream().map(this::cause).toList())
        .ifPresent(blocks::add);
    choices(PageMessage.PAGE_COMPARE, compared(main)).ifPresent(blocks::add);
    if (codes.size() == 1) {
      choices(PageMessage.PAGE_TOGETHER, together(main)).ifPresent(blocks::add);
    } else {
      choices(Message.RELATED, codes.stream().map(this::code).toList()).ifPresent(blocks::add);
    }
    choices(PageMessage.PAGE_PROVIDERS_SAY, providers(rules.about(codes))).ifPresent(blocks::add);
    sources(main).ifPresent(blocks::add);
    return blocks;
  }

  List<String> causes(Code code) {
    return switch (code) {
      case ReplyCode reply ->
          catalog.replyCode(reply).map(ReplyCodeEntry::causes).orElse(List.of());
      case EnhancedStatusCode enhanced ->
          catalog
              .enhancedStatusCode(enhanced)
              .map(EnhancedStatusCodeEntry::causes)
              .orElse(List.of());
      case EnhancedStatusCodeRange _ -> List.of();
    };
  }

  private List<Choice> compared(Code code) {
    return pages.comparedWith(code).stream()
        .filter(PageSubject.Difference.class::isInstance)
        .map(PageSubject.Difference.class::cast)
        .map(
            pair ->
                new Choice(
                    pair.name(),
                    pair.columns().stream()
                        .filter(other -> !other.equals(code))
                        .map(this::nameOf)
                        .collect(Collectors.joining(", "))))
        .toList();
  }

  private List<Choice> together(Code code) {
    return pages.togetherWith(code).stream()
        .filter(OneQuestion.class::isInstance)
        .map(OneQuestion.class::cast)
        .limit(MOST_TOGETHER)
        .map(
            one ->
                new Choice(
                    one.name(),
                    one.codes().stream()
                        .filter(other -> !other.equals(code))
                        .map(this::nameOf)
                        .collect(Collectors.joining())))
        .toList();
  }

  /// What each provider means, the most telling first: those with the most rules.
  private List<Choice> providers(List<Rule> found) {
    Map<String, Set<String>> causes = new LinkedHashMap<>();
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Rule rule : found) {
      if (!rule.id().isWording()) {
        causes.computeIfAbsent(rule.id().owner(), _ -> new LinkedHashSet<>()).add(rule.cause());
        counts.merge(rule.id().owner(), 1, Integer::sum);
      }
    }
    return causes.entrySet().stream()
        .sorted(
            Comparator.<Map.Entry<String, Set<String>>>comparingInt(
                    entry -> -counts.getOrDefault(entry.getKey(), 0))
                .thenComparing(Map.Entry::getKey))
        .limit(MOST_PROVIDERS)
        .map(
            entry ->
                new Choice(
                    OfProvider.FOLDER + entry.getKey(),
                    catalog.provider(entry.getKey()).map(Provider::name).orElse("")
                        + ": "
                        + entry.getValue().stream()
                            .limit(MOST_CAUSES)
                            .map(this::nameOf)
                            .collect(Collectors.joining(" · "))))
        .toList();
  }

  private Optional<Block> sources(Code code) {
    Optional<String> seen =
        switch (code) {
          case ReplyCode reply -> catalog.replyCode(reply).map(entry -> entry.source().seen());
          case EnhancedStatusCode enhanced ->
              catalog.enhancedStatusCode(enhanced).map(entry -> entry.source().seen());
          case EnhancedStatusCodeRange _ -> Optional.empty();
        };
    return seen.map(
        date -> new Block.Note(Rich.of(say(PageMessage.PAGE_EDITION), Map.of("date", date))));
  }

  /// Beside the card of a provider's token.
  List<Block> besideToken(Rule rule, String token) {
    List<Block> blocks = new ArrayList<>();
    choices(PageMessage.PAGE_CAUSES_OF, List.of(cause(rule.cause()))).ifPresent(blocks::add);
    String owner = rule.id().owner();
    choices(
            PageMessage.PAGE_PROVIDERS,
            List.of(
                new Choice(
                    OfProvider.FOLDER + owner,
                    catalog.provider(owner).map(Provider::name).orElse(""))))
        .ifPresent(blocks::add);
    List<Choice> others =
        tokens(owner).stream().filter(other -> !other.query().equals(token)).toList();
    choices(PageMessage.PAGE_TOKENS, others).ifPresent(blocks::add);
    return blocks;
  }

  List<Choice> tokens(String provider) {
    Map<String, Choice> tokens = new LinkedHashMap<>();
    for (Rule rule : rules.by(provider)) {
      pages.tokens(rule).stream()
          .filter(pages::has)
          .forEach(
              token ->
                  tokens.putIfAbsent(token.name(), new Choice(token.name(), nameOf(rule.cause()))));
    }
    return tokens.values().stream().limit(MOST_TOKENS).toList();
  }

  Block note(String title, String seen) {
    return new Block.Note(
        Rich.of(say(Message.SOURCE), Map.of("source", title + " (" + seen + ")")));
  }

  /// The page from which all others are found.
  Card front(Card help) {
    List<Block> blocks = new ArrayList<>(help.blocks());
    choices(
            PageMessage.PAGE_CLASSES,
            pages.classes().stream().map(one -> new Choice(one.name(), "")).toList())
        .ifPresent(blocks::add);
    choices(PageMessage.PAGE_REPLY_CODES, pages.replyCodes().stream().map(this::code).toList())
        .ifPresent(blocks::add);
    choices(
            PageMessage.PAGE_ENHANCED_CODES,
            pages.enhancedStatusCodes().stream()
                .map(code -> new Choice(code.toString(), ""))
                .toList())
        .ifPresent(blocks::add);
    choices(
            PageMessage.PAGE_PAIRS,
            catalog.pairs().stream()
                .map(pair -> new Choice(pair.first() + "+" + pair.second(), ""))
                .toList())
        .ifPresent(blocks::add);
    choices(
            PageMessage.PAGE_CAUSES,
            catalog.causes().stream().map(Cause::id).sorted().map(this::cause).toList())
        .ifPresent(blocks::add);
    choices(
            PageMessage.PAGE_PROVIDERS,
            catalog.providers().stream()
                .sorted(Comparator.comparing(Provider::id))
                .map(one -> new Choice(OfProvider.FOLDER + one.id(), one.name()))
                .toList())
        .ifPresent(blocks::add);
    blocks.add(
        new Block.Note(
            Rich.of(say(PageMessage.PAGE_EDITION), Map.of("date", catalog.edition().toString()))));
    return new Card(
        Severity.NEUTRAL,
        texts.language(),
        say(PageMessage.PAGE_FRONT_TITLE),
        Rich.of(say(PageMessage.PAGE_FRONT_VERDICT)),
        blocks,
        List.of());
  }
}
