package bouncecard.adapter.web;

import bouncecard.adapter.cache.MemoryStore;
import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.html.HtmlPages;
import bouncecard.adapter.input.FileInputs;
import bouncecard.adapter.input.Limits;
import bouncecard.adapter.json.JsonFormat;
import bouncecard.adapter.json.PageJson;
import bouncecard.adapter.json.TriageJson;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.adapter.markdown.MarkdownFormat;
import bouncecard.adapter.terminal.TerminalFormat;
import bouncecard.app.Bouncecard;
import bouncecard.app.page.PageBook;
import bouncecard.app.page.PageForms;
import bouncecard.app.reading.DirectReader;
import bouncecard.app.reading.SubmissionReader;
import bouncecard.app.serve.Endpoint;
import bouncecard.app.serve.Endpoint.Head;
import bouncecard.app.serve.Endpoint.Request;
import bouncecard.app.serve.Endpoint.Response;
import bouncecard.app.serve.Secret;
import bouncecard.app.state.StateStore;
import bouncecard.catalog.Language;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The front door with all that stands behind it, asked as the listener asks it.
final class WebFixture {
  static final String KEY = "0123456789abcdef0123456789abcdef";
  static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");

  private static final WebParts PARTS = parts();

  private final WebEndpoint endpoint;

  private WebFixture(FrontDoor door) {
    this(PARTS, door);
  }

  private WebFixture(WebParts parts, FrontDoor door) {
    this(parts, door, new MemoryStore(() -> 0));
  }

  private WebFixture(WebParts parts, FrontDoor door, StateStore state) {
    this.endpoint = new WebEndpoint(parts, door, state);
  }

  /// Answers everybody, and has what is handed in read by this.
  static WebFixture reading(SubmissionReader reader) {
    WebParts parts =
        new WebParts(
            PARTS.bouncecard(),
            PARTS.forms(),
            reader,
            PARTS.json(),
            PARTS.triages(),
            PARTS.usual());
    Set<String> hosts = Set.of("smtp.example.com");
    return new WebFixture(parts, new FrontDoor(true, true, true, "", hosts, KeyRing.NONE, 1_000));
  }

  private static WebParts parts() {
    Bouncecard bouncecard =
        new Bouncecard(
            DataFiles.load(), new JakartaMailReader(), new JsonEventReader(DataFiles.services()));
    return new WebParts(
        bouncecard,
        new PageForms(
            new PageBook(bouncecard),
            new HtmlPages(bouncecard.catalog()),
            new PageJson(),
            new MarkdownFormat(),
            new TerminalFormat(80, false)),
        new DirectReader(bouncecard, new FileInputs(InputStream.nullInputStream(), Limits.CHAT)),
        new JsonFormat(),
        new TriageJson(),
        Language.ENGLISH);
  }

  static KeyRing keys(Instant now) {
    return KeyRing.read(new Secret("# who\nalice " + KEY + "\n"), InstantSource.fixed(now)).keys();
  }

  /// Answers everybody on this machine.
  static Endpoint onLoopback() {
    return new WebEndpoint(
        PARTS,
        new FrontDoor(true, true, true, "", Set.of("127.0.0.1"), keys(NOW), 10_000),
        new MemoryStore(() -> 0));
  }

  /// Answers everybody.
  static WebFixture open() {
    return with(true, true, true, KeyRing.NONE, 1_000);
  }

  /// Answers who has a key.
  static WebFixture locked() {
    return with(true, true, false, keys(NOW), 1_000);
  }

  /// One process of several, which know of each other by this.
  static WebFixture replica(boolean isOpen, StateStore state) {
    Set<String> hosts = Set.of("smtp.example.com");
    return new WebFixture(
        PARTS,
        new FrontDoor(true, true, isOpen, "https://smtp.example.com", hosts, keys(NOW), 1_000),
        state);
  }

  static WebFixture with(
      boolean hasPages, boolean hasApi, boolean isOpen, KeyRing keys, int perMinute) {
    return new WebFixture(
        new FrontDoor(
            hasPages,
            hasApi,
            isOpen,
            "https://smtp.example.com",
            Set.of("smtp.example.com"),
            keys,
            perMinute));
  }

  Response get(String target, String... headers) {
    return ask("GET", target, new byte[0], headers);
  }

  Response post(String target, String body, String... headers) {
    return ask("POST", target, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  Response ask(String method, String target, byte[] body, String... headers) {
    Map<String, List<String>> all = new HashMap<>(Map.of("host", List.of("smtp.example.com")));
    for (int i = 0; i < headers.length; i += 2) {
      all.put(headers[i], List.of(headers[i + 1]));
    }
    int mark = target.indexOf('?');
    Head head =
        new Head(
            method,
            mark < 0 ? target : target.substring(0, mark),
            mark < 0 ? "" : target.substring(mark + 1),
            all,
            "192.0.2.1");
    return switch (endpoint.admit(head)) {
      case Endpoint.Admission.Answered(Response response) -> response;
      case Endpoint.Admission.Taken(int longest, var _) -> {
        if (body.length > longest) {
          throw new AssertionError("a body that is not taken");
        }
        yield whole(endpoint.answer(new Request(head, body)));
      }
    };
  }

  static String text(Response response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  /// An answer with what is made of it while it is sent.
  private static Response whole(Response response) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(response.body());
    Endpoint.Pieces pieces = response.pieces().orElse(Optional::empty);
    for (var piece = pieces.next(); piece.isPresent(); piece = pieces.next()) {
      body.writeBytes(piece.get());
    }
    return new Response(
        response.status(), response.contentType(), response.headers(), body.toByteArray());
  }
}
