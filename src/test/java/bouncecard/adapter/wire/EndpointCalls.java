package bouncecard.adapter.wire;

import bouncecard.app.serve.Endpoint;
import bouncecard.app.serve.Endpoint.Admission;
import bouncecard.app.serve.Endpoint.BodyCheck;
import bouncecard.app.serve.Endpoint.Head;
import bouncecard.app.serve.Endpoint.Request;
import bouncecard.app.serve.Endpoint.Response;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Asks an endpoint as the server does: by the head first, then whole.
public final class EndpointCalls {
  private EndpointCalls() {}

  /// What a POST is answered, whose body comes in two parts.
  public static Response posted(
      Endpoint endpoint, String path, Map<String, String> headers, byte[] body) {
    Map<String, List<String>> all = new HashMap<>();
    headers.forEach((name, value) -> all.put(name.toLowerCase(Locale.ROOT), List.of(value)));
    return answered(endpoint, new Request(new Head("POST", path, "", all), body));
  }

  private static Response answered(Endpoint endpoint, Request request) {
    return switch (endpoint.admit(request.head())) {
      case Admission.Answered(Response response) -> response;
      case Admission.Taken(int longest, BodyCheck check) -> {
        if (request.body().length > longest) {
          yield Response.empty(413);
        }
        int half = request.body().length / 2;
        check.take(ByteBuffer.wrap(request.body(), 0, half).asReadOnlyBuffer());
        check.take(
            ByteBuffer.wrap(request.body(), half, request.body().length - half).asReadOnlyBuffer());
        yield check.refusal().orElseGet(() -> endpoint.answer(request));
      }
    };
  }
}
