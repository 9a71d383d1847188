package bouncecard.adapter.web;

import bouncecard.app.Answer;
import bouncecard.app.AnswerCard;
import bouncecard.app.Venue;
import bouncecard.app.page.OnceAnswered;
import bouncecard.app.page.PageSubject;
import bouncecard.app.page.Representation;
import bouncecard.app.reading.ReadingOutcome.Unread;
import bouncecard.app.serve.Endpoint.Head;
import bouncecard.app.serve.Endpoint.Response;
import bouncecard.card.Card;
import bouncecard.card.Size;
import bouncecard.catalog.Language;
import bouncecard.catalog.MessageKey;
import bouncecard.catalog.Texts;
import bouncecard.catalog.message.PageMessage;
import bouncecard.tally.TallyReport;
import bouncecard.text.UntrustedText;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Answers for pages: those of the reference, and those that are shown once.
final class PageAnswers {
  private static final int CACHED_BYTES = 6 << 20;
  private static final int LONGEST_QUESTION = 200;
  private static final List<String> ASSETS = List.of("style.css", "icon.svg", "paste.js");
  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml",
          "js", "text/javascript; charset=utf-8");

  private final WebParts parts;
  private final FrontDoor door;
  private final LivePlaces places;
  private final PageCache cache = new PageCache(CACHED_BYTES);
  private final Map<String, Response> assets = new LinkedHashMap<>();

  PageAnswers(WebParts parts, FrontDoor door) {
    this.parts = parts;
    this.door = door;
    Map<String, String> paths = new LinkedHashMap<>();
    for (String name : ASSETS) {
      byte[] bytes = parts.forms().drawer().asset(name);
      String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "text/plain");
      String path = "/assets/" + digest(bytes).substring(0, 8) + "-" + name;
      paths.put(name, path);
      assets.put(
          path,
          Replies.of(
              200, type, bytes, Map.of("Cache-Control", "public, max-age=31536000, immutable")));
    }
    Optional<String> signIn = door.keys().isEmpty() ? Optional.empty() : Optional.of(SignIn.PATH);
    this.places = new LivePlaces(parts.forms().book(), door.address(), paths, signIn);
  }

  List<Language> languages() {
    return parts.bouncecard().languages();
  }

  private Texts texts(Language language) {
    return parts.bouncecard().catalog().texts(language);
  }

  /// A file of all pages; empty for another path.
  Optional<Response> asset(String path) {
    return Optional.ofNullable(assets.get(path));
  }

  private static String key(AskedPage asked) {
    return asked.language().tag() + " " + asked.form() + " " + asked.name();
  }

  /// A page that is drawn already.
  Optional<Response> drawn(Head head, AskedPage asked) {
    return head.query().isEmpty()
        ? cache.get(key(asked)).map(page -> unlessKnown(head, page))
        : Optional.empty();
  }

  /// Whoever has the page already is told so, and not sent it again.
  private static Response unlessKnown(Head head, Response page) {
    String tag = page.headers().getOrDefault("ETag", "");
    boolean isKnown =
        !tag.isEmpty() && head.header("if-none-match").filter(had -> had.contains(tag)).isPresent();
    return isKnown ? new Response(304, "", page.headers(), new byte[0]) : page;
  }

  /// The page that an address asks for.
  Response page(Head head, AskedPage asked) {
    Map<String, String> fields = Escapes.fields(head.query());
    if (asked.name().isEmpty() && fields.containsKey("q")) {
      return found(asked, fields.getOrDefault("q", "").strip());
    }
    Optional<PageSubject> subject = parts.forms().book().named(asked.name());
    if (subject.isEmpty()) {
      return suggested(head, asked);
    }
    if (!subject.get().name().equals(asked.name())) {
      return Replies.redirect(
          301,
          places
              .to(
                  subject.get(),
                  asked.language(),
                  asked.isSuffixed() ? asked.form() : Representation.HTML)
              .orElse("/"),
          Map.of());
    }
    String body =
        parts
            .forms()
            .render(
                parts.forms().book().page(subject.get(), asked.language()), asked.form(), places);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("ETag", "\"" + digest(bytes).substring(0, 24) + "\"");
    headers.put("Cache-Control", (door.isOpen() ? "public" : "private") + ", max-age=300");
    headers.put("Vary", "Accept, User-Agent");
    headers.put("Content-Language", asked.language().tag());
    Response page = Replies.of(200, asked.form().mediaType(), bytes, headers);
    if (parts.forms().book().has(subject.get())) {
      cache.put(key(asked), page);
    }
    return unlessKnown(head, page);
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A page of no such name: what it could have meant, where it is nearly a code.
  private Response suggested(Head head, AskedPage asked) {
    Language language =
        asked.language().equals(Language.ENGLISH)
            ? AskedPage.spoken(head, languages(), parts.usual())
            : asked.language();
    Texts texts = texts(language);
    Answer answer =
        asked.name().length() > 60 || asked.name().indexOf('/') >= 0
            ? new Answer.NoAnswer(List.of())
            : parts
                .bouncecard()
                .ask(new UntrustedText(asked.name().replace('+', ' ')), Venue.CHAT)
                .answer();
    boolean helps = answer instanceof Answer.AskAnswer || answer instanceof Answer.CompareAnswer;
    Card card =
        parts
            .bouncecard()
            .card(helps ? answer : new Answer.NoAnswer(List.of()), language, Size.WHOLE);
    return once(
        404,
        asked.form(),
        helps ? answer : new Answer.NoAnswer(List.of()),
        new OnceAnswered(
            texts,
            texts.message(PageMessage.PAGE_NOT_FOUND),
            List.of(card),
            texts.message(PageMessage.PAGE_NOT_FOUND_VERDICT),
            OnceAnswered.Form.PASTE,
            "",
            Optional.empty()));
  }

  /// What was looked for in the box. Codes and tokens have a page; a bounce is never asked so.
  private Response found(AskedPage asked, String question) {
    Texts texts = texts(asked.language());
    if (question.length() > LONGEST_QUESTION) {
      return notALink(asked, texts);
    }
    var understood = parts.bouncecard().ask(new UntrustedText(question), Venue.CHAT);
    Language language = understood.language().orElse(asked.language());
    Answer answer = understood.answer();
    if (answer instanceof Answer.BounceAnswer) {
      return notALink(asked, texts);
    }
    Optional<PageSubject> subject = parts.forms().book().of(answer);
    if (subject.isPresent()) {
      return Replies.redirect(
          303, places.to(subject.get(), language, Representation.HTML).orElse("/"), Map.of());
    }
    if (answer instanceof Answer.NoAnswer) {
      answer = parts.bouncecard().ask(new UntrustedText("find " + question), Venue.CHAT).answer();
    }
    return shown(200, asked.form(), texts(language), answer, List.of());
  }

  private Response notALink(AskedPage asked, Texts texts) {
    return said(400, asked.form(), texts, PageMessage.PAGE_NOT_A_LINK, Map.of(), Map.of());
  }

  /// An answer that is shown once.
  Response shown(int status, Representation form, Texts texts, Answer answer, List<Unread> unread) {
    Card whole = parts.bouncecard().card(answer, texts.language(), Size.WHOLE);
    Card brief = parts.bouncecard().card(answer, texts.language(), Size.COMPACT);
    String note =
        unread.stream()
            .map(one -> Replies.said(texts, one.message(), one.values()))
            .collect(Collectors.joining(" "));
    boolean isBounce =
        answer instanceof Answer.BounceAnswer || answer instanceof Answer.TriageAnswer;
    String ticket =
        isBounce ? parts.forms().markdown().render(new AnswerCard("", answer, whole, texts)) : "";
    Optional<TallyReport> tally =
        answer instanceof Answer.TriageAnswer(var told, var _, var _, var _)
            ? Optional.of(told)
            : Optional.empty();
    return once(
        status,
        form,
        answer,
        new OnceAnswered(
            texts,
            whole.title(),
            brief.equals(whole) ? List.of(whole) : List.of(brief, whole),
            note,
            OnceAnswered.Form.PASTE,
            ticket,
            tally));
  }

  private Response once(int status, Representation form, Answer answer, OnceAnswered answered) {
    AnswerCard card = new AnswerCard("", answer, answered.cards().getLast(), answered.texts());
    String lead = status >= 400 && !answered.note().isEmpty() ? answered.note() + "\n\n" : "";
    String body =
        switch (form) {
          case HTML -> parts.forms().drawer().draw(answered, places);
          case MARKDOWN -> lead + parts.forms().markdown().render(card) + "\n";
          case TEXT -> lead + parts.forms().text().render(card) + "\n";
          case JSON -> parts.json().render(card) + "\n";
        };
    return Replies.of(status, form.mediaType(), body, Map.of());
  }

  /// A sentence that says what went wrong, in the form that was asked for.
  Response said(
      int status,
      Representation form,
      Texts texts,
      MessageKey message,
      Map<String, String> values,
      Map<String, String> headers) {
    String sentence = Replies.said(texts, message, values);
    return switch (form) {
      case JSON -> Replies.problem(status, texts, message, values, headers);
      case MARKDOWN, TEXT -> Replies.sentence(status, sentence, headers);
      case HTML ->
          page(
              status,
              OnceAnswered.saying(
                  texts,
                  texts.message(PageMessage.PAGE_FRONT_TITLE),
                  sentence,
                  OnceAnswered.Form.PASTE),
              headers);
    };
  }

  /// What is shown once, for a browser.
  Response page(int status, OnceAnswered answered, Map<String, String> headers) {
    String body = parts.forms().drawer().draw(answered, places);
    return Replies.of(status, Representation.HTML.mediaType(), body, headers);
  }
}
