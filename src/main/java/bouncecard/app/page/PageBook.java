package bouncecard.app.page;

import bouncecard.app.Answer;
import bouncecard.app.Bouncecard;
import bouncecard.app.Venue;
import bouncecard.app.page.PageSubject.CodeClass;
import bouncecard.app.page.PageSubject.Difference;
import bouncecard.app.page.PageSubject.Front;
import bouncecard.app.page.PageSubject.OfCause;
import bouncecard.app.page.PageSubject.OfProvider;
import bouncecard.app.page.PageSubject.OneQuestion;
import bouncecard.app.page.PageSubject.Token;
import bouncecard.app.search.SearchResult;
import bouncecard.card.Block;
import bouncecard.card.Card;
import bouncecard.card.Size;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Language;
import bouncecard.catalog.Once;
import bouncecard.catalog.Texts;
import bouncecard.smtp.Code;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The reference: its pages, by their names and all of them.
///
/// It is safe for use by many threads.
public final class PageBook {
  private final Bouncecard bouncecard;
  private final Catalog catalog;
  private final PageNames names;
  private final Supplier<PageList> list;
  private final Supplier<PageRules> rules;

  /// The reference of what this program knows.
  public PageBook(Bouncecard bouncecard) {
    this.bouncecard = bouncecard;
    this.catalog = bouncecard.catalog();
    this.names = new PageNames(bouncecard);
    this.list = new Once<>(() -> new PageList(catalog, names));
    this.rules = new Once<>(() -> new PageRules(catalog));
  }

  /// All pages there is something to say on, the front page first.
  public Collection<PageSubject> all() {
    return list.get().all();
  }

  /// Whether it is one of them.
  public boolean has(PageSubject subject) {
    return list.get().has(subject);
  }

  /// The page of that name, as a path has it once it is decoded. Its own name may be another: of
  /// codes in another order.
  public Optional<PageSubject> named(String name) {
    return names.ofName(name);
  }

  /// The page that an answer has: one that was asked for by codes, a class or a token.
  public Optional<PageSubject> of(Answer answer) {
    return names.ofAnswer(answer);
  }

  /// The page that a choice on a card leads to.
  public Optional<PageSubject> ofChoice(String query) {
    return names.ofChoice(query);
  }

  /// A page.
  public ReferencePage page(PageSubject subject, Language language) {
    Texts texts = catalog.texts(language);
    PageBlocks blocks = new PageBlocks(catalog, texts, list.get(), rules.get());
    return switch (subject) {
      case Front() -> front(subject, texts, blocks);
      case OneQuestion(List<Code> codes) ->
          of(subject, new Answer.CodeAnswer(codes), texts, blocks.about(codes));
      case Difference(List<Code> columns) ->
          of(subject, new Answer.CompareAnswer(columns, columns), texts, each(columns, language));
      case CodeClass(String written) -> of(subject, asked(written), texts, List.of());
      case Token(String token) -> {
        Answer answer = asked(token);
        yield of(
            subject,
            answer,
            texts,
            answer instanceof Answer.TokenAnswer(var rule, var _)
                ? blocks.besideToken(rule, token)
                : List.of());
      }
      case OfCause(String cause) -> cause(subject, cause, texts, blocks);
      case OfProvider(String provider) -> {
        Card card = new TopicBlocks(blocks).provider(catalog.provider(provider).orElseThrow());
        yield new ReferencePage(subject, found(card.title(), List.of()), card, card, texts);
      }
    };
  }

  private Answer asked(String question) {
    return bouncecard.ask(new UntrustedText(question), Venue.CHAT).answer();
  }

  private static Answer found(String words, List<SearchResult.Hit> hits) {
    return new Answer.SearchAnswer(new UntrustedText(words), new SearchResult(hits));
  }

  private ReferencePage of(PageSubject subject, Answer answer, Texts texts, List<Block> beside) {
    Language language = texts.language();
    Card brief = bouncecard.card(answer, language, Size.COMPACT);
    Card whole = bouncecard.card(answer, language, Size.WHOLE);
    // What a class says is short; all of it stands once.
    boolean isOne = brief.equals(whole);
    Card all = whole.and(beside);
    return new ReferencePage(subject, answer, isOne ? all : brief, all, texts);
  }

  /// What stands on the page of each code that is compared.
  private List<Block> each(List<Code> columns, Language language) {
    List<Block> blocks = new ArrayList<>();
    for (Code code : columns) {
      Card card = bouncecard.card(new Answer.CodeAnswer(List.of(code)), language, Size.WHOLE);
      blocks.add(new Block.Heading(card.title()));
      blocks.add(new Block.Paragraph("", card.verdict()));
      blocks.addAll(card.blocks());
    }
    return blocks;
  }

  private ReferencePage cause(PageSubject subject, String cause, Texts texts, PageBlocks blocks) {
    Answer answer = found(cause, List.of(new SearchResult.Topic(cause)));
    Card brief = bouncecard.card(answer, texts.language(), Size.COMPACT);
    Card whole = bouncecard.card(answer, texts.language(), Size.WHOLE);
    // Nobody looked for words here.
    Card bare =
        new Card(
            whole.severity(),
            whole.language(),
            whole.title(),
            whole.verdict(),
            whole.blocks().stream().filter(block -> !(block instanceof Block.Note)).toList(),
            whole.buttons());
    return new ReferencePage(
        subject, answer, brief, bare.and(new TopicBlocks(blocks).besideCause(cause)), texts);
  }

  private ReferencePage front(PageSubject subject, Texts texts, PageBlocks blocks) {
    Card card = blocks.front(bouncecard.card(new Answer.HelpAnswer(), texts.language()));
    return new ReferencePage(subject, new Answer.HelpAnswer(), card, card, texts);
  }
}
