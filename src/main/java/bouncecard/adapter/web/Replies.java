package bouncecard.adapter.web;

import bouncecard.app.page.Representation;
import bouncecard.app.serve.Endpoint.Response;
import bouncecard.card.Rich;
import bouncecard.catalog.MessageKey;
import bouncecard.catalog.Texts;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Answers as they are sent: with what a browser must not do with them.
final class Replies {
  /// Nothing from elsewhere, nothing within the page, and nobody's frame.
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; form-action 'self';"
          + " base-uri 'none'; frame-ancestors 'none'";

  private static final Map<String, String> ALWAYS =
      Map.of(
          "Content-Security-Policy", POLICY,
          "Referrer-Policy", "same-origin",
          "X-Frame-Options", "DENY",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin");

  private Replies() {}

  static Response of(int status, String mediaType, String body, Map<String, String> headers) {
    return of(status, mediaType, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  static Response of(int status, String mediaType, byte[] body, Map<String, String> headers) {
    Map<String, String> all = new LinkedHashMap<>(ALWAYS);
    all.putAll(headers);
    return new Response(status, mediaType, all, body);
  }

  static Response redirect(int status, String to, Map<String, String> headers) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put("Location", to);
    return of(status, "", new byte[0], all);
  }

  /// The sentence in words.
  static String said(Texts texts, MessageKey message, Map<String, String> values) {
    return Rich.of(texts.message(message), values).text();
  }

  /// A problem as an object (RFC 9457): its type is the sentence's name, which stays.
  static Response problem(
      int status,
      Texts texts,
      MessageKey message,
      Map<String, String> values,
      Map<String, String> headers) {
    return of(
        status, "application/problem+json", object(status, texts, message, values) + "\n", headers);
  }

  static ObjectNode object(
      int status, Texts texts, MessageKey message, Map<String, String> values) {
    ObjectNode problem = JsonNodeFactory.instance.objectNode();
    String name = message.token().toLowerCase(Locale.ROOT);
    problem.put("type", "urn:bouncecard:problem:" + name);
    problem.put("title", said(texts, message, values));
    problem.put("status", status);
    problem.put("language", texts.language().tag());
    return problem;
  }

  /// A sentence for a terminal.
  static Response sentence(int status, String sentence, Map<String, String> headers) {
    return of(status, Representation.TEXT.mediaType(), sentence + "\n", headers);
  }
}
