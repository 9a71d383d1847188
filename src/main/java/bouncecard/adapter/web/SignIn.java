package bouncecard.adapter.web;

import bouncecard.app.page.OnceAnswered;
import bouncecard.app.serve.Endpoint.Head;
import bouncecard.app.serve.Endpoint.Request;
import bouncecard.app.serve.Endpoint.Response;
import bouncecard.catalog.Language;
import bouncecard.catalog.Texts;
import bouncecard.catalog.message.PageMessage;
import java.util.Map;
import java.util.Optional;

/// How a browser begins a session with a key, and ends it.
record SignIn(WebParts parts, FrontDoor door, Sessions sessions, PageAnswers pages) {
  static final String PATH = "/sign-in";

  /// More is no key.
  static final int LONGEST_FORM = 1_024;

  private static final String OUT = "/sign-out";

  /// Whether a path is one of its own; it is open to who has no key yet.
  static boolean isAt(String path) {
    return path.equals(PATH) || path.equals(OUT);
  }

  /// @param spoken what the browser speaks
  Response answer(Request request, Texts spoken) {
    Head head = request.head();
    if (door.keys().isEmpty()) {
      return Replies.redirect(303, "/", Map.of());
    }
    Optional<String> session = Gate.cookie(head).filter(one -> sessions.nameOf(one).isPresent());
    if (head.method().equals("GET")) {
      return head.path().equals(OUT)
          ? Replies.redirect(303, PATH, Map.of())
          : session.isPresent() ? signedIn(spoken) : asking(200, spoken, "", Map.of());
    }
    Map<String, String> fields = Submitted.form(request.body()).fields();
    Texts texts =
        Optional.ofNullable(fields.get("lang"))
            .flatMap(parts.bouncecard()::language)
            .map(parts.bouncecard().catalog()::texts)
            .orElse(spoken);
    if (head.path().equals(OUT)) {
      session.ifPresent(sessions::end);
      return asking(
          200,
          texts,
          texts.message(PageMessage.PAGE_SIGNED_OUT),
          Map.of("Set-Cookie", cookie("", 0)));
    }
    Optional<String> name = door.keys().nameOf(fields.getOrDefault("key", ""));
    if (name.isEmpty()) {
      return asking(403, texts, texts.message(PageMessage.PAGE_SIGN_IN_WRONG), Map.of());
    }
    String root =
        texts.language().equals(Language.ENGLISH) ? "/" : "/" + texts.language().tag() + "/";
    String cookie = cookie(door.keys().session(name.get()), KeyRing.SESSION.toSeconds());
    return Replies.redirect(303, root, Map.of("Set-Cookie", cookie));
  }

  private String cookie(String session, long seconds) {
    return Gate.COOKIE
        + "="
        + session
        + "; Path=/; HttpOnly; SameSite=Strict; Max-Age="
        + seconds
        + (door.isTls() ? "; Secure" : "");
  }

  /// The page that asks for a key.
  ///
  /// @param note what was wrong with the last one; empty at first
  Response asking(int status, Texts texts, String note, Map<String, String> headers) {
    return pages.page(
        status,
        OnceAnswered.saying(
            texts, texts.message(PageMessage.PAGE_SIGN_IN), note, OnceAnswered.Form.SIGN_IN),
        headers);
  }

  private Response signedIn(Texts texts) {
    return pages.page(
        200,
        OnceAnswered.saying(
            texts, texts.message(PageMessage.PAGE_SIGN_OUT), "", OnceAnswered.Form.SIGN_OUT),
        Map.of());
  }
}
