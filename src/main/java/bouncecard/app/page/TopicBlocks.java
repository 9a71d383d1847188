package bouncecard.app.page;

import bouncecard.app.page.PageSubject.OfProvider;
import bouncecard.card.Block;
import bouncecard.card.Block.Choice;
import bouncecard.card.Card;
import bouncecard.card.Rich;
import bouncecard.card.Severity;
import bouncecard.catalog.Cause;
import bouncecard.catalog.Message;
import bouncecard.catalog.MessageKey;
import bouncecard.catalog.Provider;
import bouncecard.catalog.Rule;
import bouncecard.catalog.message.PageMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The blocks of the pages of causes and providers, in one language.
final class TopicBlocks {
  private static final int MOST_WORDINGS = 60;
  private static final int MOST_HOSTS = 12;
  private static final int MOST_LINES = 10;

  private final PageBlocks say;

  TopicBlocks(PageBlocks say) {
    this.say = say;
  }

  /// Beside the card of a cause.
  List<Block> besideCause(String id) {
    List<Block> blocks = new ArrayList<>();
    Cause cause = say.catalog.cause(id);
    blocks.add(
        new Block.Facts(
            List.of(
                new Block.Fact(
                    say.say(Message.PERMANENCE),
                    Rich.plain(say.texts.term("permanence", cause.permanence()))))));
    List<Choice> codes =
        Stream.concat(say.pages.replyCodes().stream(), say.pages.enhancedStatusCodes().stream())
            .filter(code -> say.causes(code).contains(id))
            .map(say::code)
            .toList();
    say.choices(PageMessage.PAGE_CODES_OF, codes).ifPresent(blocks::add);
    List<Rule> all = say.rules.of(id);
    say.choices(PageMessage.PAGE_PROVIDERS_SAY, byProvider(all)).ifPresent(blocks::add);
    List<Rich> wordings =
        all.stream()
            .filter(rule -> rule.id().isWording())
            .flatMap(rule -> rule.conditions().any().stream())
            .distinct()
            .limit(MOST_WORDINGS)
            .map(Rich::verbatim)
            .toList();
    if (!wordings.isEmpty()) {
      blocks.add(new Block.Points(say.say(PageMessage.PAGE_WORDINGS), wordings));
    }
    blocks.add(say.note(cause.source().title(), cause.source().seen()));
    return blocks;
  }

  /// Each provider with the first of its wordings.
  private List<Choice> byProvider(List<Rule> all) {
    Map<String, Choice> found = new LinkedHashMap<>();
    for (Rule rule : all) {
      if (!rule.id().isWording() && found.size() < PageBlocks.MOST_PROVIDERS) {
        String owner = rule.id().owner();
        String words =
            say.texts.rule(rule.id()).map(text -> Rich.of(text.text("meaning")).text()).orElse("");
        String name = say.catalog.provider(owner).map(Provider::name).orElse("");
        found.putIfAbsent(owner, new Choice(OfProvider.FOLDER + owner, name + ": " + words));
      }
    }
    return List.copyOf(found.values());
  }

  /// The card of a provider.
  Card provider(Provider provider) {
    List<Rule> own = say.rules.by(provider.id());
    List<Block> blocks = new ArrayList<>();
    List<Block.Fact> facts = new ArrayList<>();
    hosts(facts, PageMessage.PAGE_PROVIDER_DOMAINS, provider.domains());
    hosts(facts, PageMessage.PAGE_PROVIDER_HOSTS, provider.hosts());
    if (!facts.isEmpty()) {
      blocks.add(new Block.Facts(facts));
    }
    Map<String, List<Rich>> byCause = new LinkedHashMap<>();
    for (Rule rule : own) {
      byCause.computeIfAbsent(rule.cause(), _ -> new ArrayList<>()).add(line(rule));
    }
    byCause.forEach((id, lines) -> blocks.add(new Block.Points(say.nameOf(id), few(lines))));
    say.choices(PageMessage.PAGE_TOKENS, say.tokens(provider.id())).ifPresent(blocks::add);
    say.choices(PageMessage.PAGE_CAUSES, byCause.keySet().stream().map(say::cause).toList())
        .ifPresent(blocks::add);
    provider
        .help()
        .ifPresent(
            page ->
                blocks.add(
                    new Block.Note(
                        Rich.plain(say.say(Message.PROVIDERS_PAGE) + " ").then(Rich.link(page)))));
    blocks.add(say.note(provider.source().title(), provider.source().seen()));
    return new Card(
        Severity.NEUTRAL,
        say.texts.language(),
        provider.name(),
        Rich.of(
            say.say(PageMessage.PAGE_PROVIDER_VERDICT),
            Map.of("count", Integer.toString(own.size()))),
        blocks,
        List.of());
  }

  /// As many as a page has room for, and how many more there are.
  private List<Rich> few(List<Rich> lines) {
    if (lines.size() <= MOST_LINES) {
      return lines;
    }
    List<Rich> shown = new ArrayList<>(lines.subList(0, MOST_LINES));
    String more = Integer.toString(lines.size() - MOST_LINES);
    shown.add(Rich.of(say.say(PageMessage.PAGE_MORE), Map.of("count", more)));
    return shown;
  }

  private void hosts(List<Block.Fact> facts, MessageKey label, List<String> names) {
    if (!names.isEmpty()) {
      facts.add(
          new Block.Fact(
              say.say(label),
              Rich.verbatim(
                  names.stream().limit(MOST_HOSTS).collect(Collectors.joining(", "))
                      + (names.size() > MOST_HOSTS ? " …" : ""))));
    }
  }

  /// The codes with which a rule is met, and what it says.
  private Rich line(Rule rule) {
    String meaning = say.texts.rule(rule.id()).map(text -> text.text("meaning")).orElse("");
    String with = String.join(", ", rule.seenWith());
    Rich said = Rich.of(meaning);
    return with.isEmpty() ? said : Rich.verbatim(with).then(" ").then(said);
  }
}
