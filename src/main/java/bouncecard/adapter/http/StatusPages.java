package bouncecard.adapter.http;

import bouncecard.app.serve.Endpoint;
import bouncecard.app.serve.Endpoint.Head;
import bouncecard.app.serve.Endpoint.Response;
import bouncecard.app.serve.Health;
import bouncecard.app.serve.Health.State;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The pages that say how the program is. They are answered on the thread that reads connections,
/// so that they are there while all else is busy.
public final class StatusPages {
  private static final String HEALTH = "/health";
  private static final String READY = "/ready";

  private StatusPages() {}

  /// The pages by their paths: `/health` tells whether a person or a restart is needed, with 503
  /// where a service is down; `/ready` whether everything is in service right now, with 503 where
  /// one is not.
  ///
  /// @param states how each service is, by its name
  public static Map<String, Endpoint> of(Supplier<Map<String, Health>> states) {
    return Map.of(
        HEALTH,
        forReading(
            _ -> {
              Map<String, Health> services = states.get();
              return page(
                  services.values().stream().noneMatch(one -> one.state() == State.DOWN), services);
            }),
        READY,
        forReading(
            _ -> {
              Map<String, Health> services = states.get();
              return page(
                  services.values().stream().allMatch(one -> one.state() == State.UP), services);
            }));
  }

  private static Endpoint forReading(Function<Head, Response> answering) {
    return Endpoint.ofHeads(
        head ->
            head.method().equals("GET")
                ? answering.apply(head)
                : error(405, "this is for reading", Map.of("Allow", "GET, HEAD")));
  }

  private static Response page(boolean isUp, Map<String, Health> services) {
    ObjectNode page = JsonNodeFactory.instance.objectNode();
    page.put("status", status(isUp, services));
    ObjectNode states = page.putObject("services");
    services.forEach(
        (name, one) -> {
          ObjectNode service = states.putObject(name);
          service.put("state", one.state().name().toLowerCase(Locale.ROOT));
          if (!one.detail().isEmpty()) {
            service.put("detail", one.detail());
          }
        });
    return json(isUp ? 200 : 503, page, Map.of());
  }

  private static String status(boolean isUp, Map<String, Health> services) {
    boolean isStarting = services.values().stream().anyMatch(one -> one.state() == State.STARTING);
    boolean isDown = services.values().stream().anyMatch(one -> one.state() == State.DOWN);
    return isStarting && !isDown ? "starting" : isUp ? "ok" : "failing";
  }

  private static Response json(int status, ObjectNode body, Map<String, String> headers) {
    return new Response(
        status,
        "application/json; charset=utf-8",
        headers,
        (body + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /// What went wrong, for whoever sent the request.
  static Response error(int status, String reason) {
    return error(status, reason, Map.of());
  }

  static Response error(int status, String reason, Map<String, String> headers) {
    return json(status, JsonNodeFactory.instance.objectNode().put("error", reason), headers);
  }

  /// There is no room for the request now.
  static Response busy() {
    return error(503, "too many requests at once", Map.of("Retry-After", "1"));
  }
}
