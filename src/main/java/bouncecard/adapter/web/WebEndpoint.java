package bouncecard.adapter.web;

import bouncecard.app.page.Representation;
import bouncecard.app.serve.Endpoint;
import bouncecard.app.state.StateStore;
import bouncecard.catalog.Language;
import bouncecard.catalog.MessageKey;
import bouncecard.catalog.Texts;
import bouncecard.catalog.message.PageMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything that browsers and programs ask for: pages, what is pasted, the API.
///
/// Who is answered is decided by the head alone, and pages that are drawn already are answered with
/// it; the rest is read and composed on other threads, and there it is asked too whether a session
/// was ended.
public final class WebEndpoint implements Endpoint {
  private static final int LONGEST_BODY = Integer.MAX_VALUE;

  private final WebParts parts;
  private final FrontDoor door;
  private final Gate gate;
  private final PageAnswers pages;
  private final ApiAnswers api;
  private final Sessions sessions;
  private final SignIn signIn;
  private final PasteReading reading;

  /// @param door what is opened, and to whom
  /// @param state knows which sessions were ended
  public WebEndpoint(WebParts parts, FrontDoor door, StateStore state) {
    this.parts = parts;
    this.door = door;
    this.gate = new Gate(door, System::nanoTime);
    this.reading = new PasteReading(parts);
    this.pages = new PageAnswers(parts, door);
    this.api = new ApiAnswers(parts, reading);
    this.sessions = new Sessions(door.keys(), state);
    this.signIn = new SignIn(parts, door, sessions, pages);
  }

  private List<Language> languages() {
    return parts.bouncecard().languages();
  }

  private Texts texts(Language language) {
    return parts.bouncecard().catalog().texts(language);
  }

  static boolean isApi(Head head) {
    return head.path().startsWith(ApiTable.ROOT) || head.path().equals(ApiTable.DOCUMENT);
  }

  @Override
  public Admission admit(Head head) {
    boolean isApi = isApi(head);
    boolean isGet = head.method().equals("GET");
    if (isApi ? !door.hasApi() : !door.hasPages()) {
      return new Admission.Answered(refused(head, 404, PageMessage.PAGE_NOT_FOUND_VERDICT));
    }
    Optional<Response> asset = isApi || !isGet ? Optional.empty() : pages.asset(head.path());
    boolean needsKey = asset.isEmpty() && !SignIn.isAt(head.path());
    if (gate.admit(head, needsKey) instanceof Gate.Passage.Refused refused) {
      return new Admission.Answered(refused(head, refused));
    }
    if (asset.isPresent()) {
      return new Admission.Answered(asset.get());
    }
    if (!isGet) {
      int longest = SignIn.isAt(head.path()) ? SignIn.LONGEST_FORM : LONGEST_BODY;
      return new Admission.Taken(longest, BodyCheck.NONE);
    }
    Optional<Response> drawn =
        isApi || gate.session(head).isPresent() // which may have been ended
            ? Optional.empty()
            : AskedPage.of(head, languages()).flatMap(asked -> pages.drawn(head, asked));
    return drawn
        .<Admission>map(Admission.Answered::new)
        .orElseGet(() -> new Admission.Taken(0, BodyCheck.NONE));
  }

  private Response refused(Head head, Gate.Passage.Refused refused) {
    return refused(
        head,
        refused.status(),
        refused.message(),
        refused.values(),
        refused.headers(),
        refused.asksForKey());
  }

  private Response refused(Head head, int status, MessageKey message) {
    return refused(head, status, message, Map.of(), Map.of(), false);
  }

  private Response refused(
      Head head,
      int status,
      MessageKey message,
      Map<String, String> values,
      Map<String, String> headers,
      boolean asksForKey) {
    Texts texts = texts(AskedPage.spoken(head, languages(), parts.usual()));
    Representation form = isApi(head) ? Representation.JSON : AskedPage.wanted(head);
    return asksForKey && form == Representation.HTML
        ? signIn.asking(status, texts, "", headers)
        : form == Representation.HTML && !door.hasPages()
            ? Replies.problem(status, texts, message, values, headers)
            : pages.said(status, form, texts, message, values, headers);
  }

  @Override
  public Response answer(Request request) {
    Head head = request.head();
    boolean isOver = gate.session(head).filter(sessions::isEnded).isPresent();
    if (isOver
        && !SignIn.isAt(head.path())
        && gate.withoutName(head) instanceof Gate.Passage.Refused refused) {
      return refused(head, refused);
    }
    if (isApi(head)) {
      return api.answer(request, texts(language(head)));
    }
    if (SignIn.isAt(head.path())) {
      return signIn.answer(request, texts(language(head)));
    }
    Optional<AskedPage> asked = AskedPage.of(head, languages());
    if (asked.isEmpty()) {
      return refused(head, 404, PageMessage.PAGE_NOT_FOUND_VERDICT);
    }
    return head.method().equals("GET") ? pages.page(head, asked.get()) : read(request, asked.get());
  }

  private Language language(Head head) {
    return Optional.ofNullable(Escapes.fields(head.query()).get("lang"))
        .flatMap(parts.bouncecard()::language)
        .orElseGet(() -> AskedPage.spoken(head, languages(), parts.usual()));
  }

  /// What was pasted, or uploaded.
  private Response read(Request request, AskedPage asked) {
    Head head = request.head();
    Language language =
        asked.language().equals(Language.ENGLISH) && AskedPage.wanted(head) != Representation.HTML
            ? language(head)
            : asked.language();
    Texts texts = texts(language);
    Representation form = AskedPage.wanted(head);
    if (!asked.name().isEmpty()) {
      return pages.said(
          405,
          form,
          texts,
          PageMessage.PAGE_WRONG_METHOD,
          Map.of("methods", "GET"),
          Map.of("Allow", "GET, HEAD"));
    }
    return switch (Bodies.read(head.header("content-type").orElse(""), request.body())) {
      case Bodies.Body.WrongType() ->
          pages.said(
              415,
              form,
              texts,
              PageMessage.PAGE_WRONG_TYPE,
              Map.of("types", String.join(", ", Bodies.TYPES)),
              Map.of());
      case Bodies.Body.Broken() ->
          pages.said(400, form, texts, PageMessage.PAGE_WRONG_BODY, Map.of(), Map.of());
      case Bodies.Body.Whole(Submitted submitted) -> shown(submitted, form, texts);
    };
  }

  private Response shown(Submitted submitted, Representation form, Texts texts) {
    boolean isNothing =
        submitted.files().isEmpty() && submitted.fields().getOrDefault("text", "").isBlank();
    if (isNothing) {
      return pages.said(400, form, texts, PageMessage.PAGE_NOTHING_READ, Map.of(), Map.of());
    }
    boolean isSum = submitted.fields().getOrDefault("do", "").equals("triage");
    PasteReading.Read read = isSum ? reading.sum(submitted) : reading.explain(submitted);
    if (read.answer().isEmpty()) {
      MessageKey message =
          read.unread().isEmpty()
              ? PageMessage.PAGE_NOTHING_READ
              : read.unread().getFirst().message();
      Map<String, String> values =
          read.unread().isEmpty() ? Map.of() : read.unread().getFirst().values();
      Map<String, String> headers = new LinkedHashMap<>();
      if (read.isBusy()) {
        headers.put("Retry-After", "5");
      }
      return pages.said(read.isBusy() ? 503 : 422, form, texts, message, values, headers);
    }
    return pages.shown(200, form, texts, read.answer().get(), read.unread());
  }
}
