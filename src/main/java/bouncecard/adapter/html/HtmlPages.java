package bouncecard.adapter.html;

import bouncecard.adapter.html.PageView.Form;
import bouncecard.adapter.html.PageView.Link;
import bouncecard.adapter.html.PageView.Part;
import bouncecard.app.chart.Chart;
import bouncecard.app.page.OnceAnswered;
import bouncecard.app.page.PageDrawer;
import bouncecard.app.page.PagePlaces;
import bouncecard.app.page.PageSubject;
import bouncecard.app.page.ReferencePage;
import bouncecard.app.page.Representation;
import bouncecard.card.Card;
import bouncecard.card.Rich;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Language;
import bouncecard.catalog.Message;
import bouncecard.catalog.Texts;
import bouncecard.catalog.message.PageMessage;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Draws pages as HTML that is whole without a script.
public final class HtmlPages implements PageDrawer {
  private static final String TEMPLATE = "page.jte";
  private static final int EXPECTED = 1 << 15;

  private final Catalog catalog;
  private final TemplateEngine templates;

  /// Pages in the languages of a catalogue.
  public HtmlPages(Catalog catalog) {
    this.catalog = catalog;
    this.templates = TemplateEngine.createPrecompiled(ContentType.Html);
  }

  @Override
  public String draw(ReferencePage page, PagePlaces places) {
    Texts texts = page.texts();
    Card whole = page.whole();
    List<Part> parts = new ArrayList<>();
    if (page.hasMore()) {
      parts.add(new Part(texts.message(PageMessage.PAGE_BRIEF), page.brief(), true));
    }
    boolean isFront = page.subject() instanceof PageSubject.Front;
    PageMessage heading =
        isFront
            ? PageMessage.PAGE_HOME
            : page.hasMore() ? PageMessage.PAGE_WHOLE : PageMessage.PAGE_ANSWER;
    boolean isSaid = page.hasMore() && page.brief().verdict().equals(whole.verdict());
    parts.add(new Part(texts.message(heading), whole, !isSaid));
    return drawn(
        new PageView(
            texts,
            places,
            Rich.of(texts.message(PageMessage.PAGE_TITLE), Map.of("title", whole.title())).text(),
            whole.title(),
            whole.verdict().text(),
            places.permanent(page.subject(), texts.language()),
            languages(page.subject(), places),
            forms(page.subject(), texts.language(), places),
            parts,
            "",
            isFront ? Form.PASTE : Form.NONE,
            "",
            Optional.empty()));
  }

  private List<Link> languages(PageSubject subject, PagePlaces places) {
    return catalog.languages().stream()
        .flatMap(
            language ->
                places.to(subject, language, Representation.HTML).stream()
                    .map(href -> link(subject, language, href, places)))
        .toList();
  }

  private Link link(PageSubject subject, Language language, String href, PagePlaces places) {
    return new Link(
        language.tag(),
        catalog.texts(language).message(Message.LANGUAGE_NAME),
        href,
        places.permanent(subject, language));
  }

  private static List<Link> forms(PageSubject subject, Language language, PagePlaces places) {
    return Stream.of(Representation.MARKDOWN, Representation.JSON, Representation.TEXT)
        .flatMap(
            form ->
                places.to(subject, language, form).stream()
                    .map(
                        href ->
                            new Link(
                                form.mediaType().substring(0, form.mediaType().indexOf(';')),
                                form.suffix().substring(1),
                                href,
                                "")))
        .toList();
  }

  @Override
  public String draw(OnceAnswered answered, PagePlaces places) {
    Texts texts = answered.texts();
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < answered.cards().size(); i++) {
      boolean isBrief = i == 0 && answered.cards().size() > 1;
      boolean isRest = i > 0;
      PageMessage heading =
          isBrief
              ? PageMessage.PAGE_BRIEF
              : isRest ? PageMessage.PAGE_WHOLE : PageMessage.PAGE_ANSWER;
      Card card = answered.cards().get(i);
      boolean isSaid = isRest && card.verdict().equals(answered.cards().get(i - 1).verdict());
      parts.add(new Part(texts.message(heading), card, !isSaid));
    }
    return drawn(
        new PageView(
            texts,
            places,
            Rich.of(texts.message(PageMessage.PAGE_TITLE), Map.of("title", answered.heading()))
                .text(),
            answered.heading(),
            "",
            "",
            List.of(),
            List.of(),
            parts,
            answered.note(),
            switch (answered.form()) {
              case NONE -> Form.NONE;
              case PASTE -> Form.PASTE;
              case SIGN_IN -> Form.SIGN_IN;
              case SIGN_OUT -> Form.SIGN_OUT;
            },
            answered.ticket(),
            answered
                .tally()
                .flatMap(
                    tally ->
                        Chart.of(tally, texts, ZoneOffset.UTC)
                            .map(chart -> ChartView.of(tally, chart.alternative(texts))))));
  }

  private String drawn(PageView view) {
    StringOutput out = new StringOutput(EXPECTED);
    templates.render(TEMPLATE, view, out);
    return out.toString();
  }

  @Override
  public byte[] asset(String name) {
    try (InputStream in =
        Objects.requireNonNull(
            HtmlPages.class.getResourceAsStream("/bouncecard/page/" + name), name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
