package bouncecard.adapter.http;

import bouncecard.app.serve.Endpoint.Response;
import bouncecard.app.serve.Health;
import bouncecard.app.serve.Health.State;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The pages that say how the program is.
///
/// @param states how each service is, by its name
record StatusPages(Supplier<Map<String, Health>> states) {
  static final String HEALTH = "/health";
  static final String READY = "/ready";

  /// Whether a person or a restart is needed: 503 where a service is down.
  Response health() {
    Map<String, Health> services = states.get();
    boolean isUp = services.values().stream().noneMatch(one -> one.state() == State.DOWN);
    return page(isUp, services);
  }

  /// Whether everything is in service right now: 503 where a service is down or recovering.
  Response ready() {
    Map<String, Health> services = states.get();
    boolean isUp = services.values().stream().allMatch(one -> one.state() == State.UP);
    return page(isUp, services);
  }

  private static Response page(boolean isUp, Map<String, Health> services) {
    ObjectNode page = JsonNodeFactory.instance.objectNode();
    page.put("status", isUp ? "ok" : "failing");
    ObjectNode states = page.putObject("services");
    services.forEach(
        (name, one) -> {
          ObjectNode service = states.putObject(name);
          service.put("state", one.state().name().toLowerCase(Locale.ROOT));
          if (!one.detail().isEmpty()) {
            service.put("detail", one.detail());
          }
        });
    return json(isUp ? 200 : 503, page);
  }

  static Response json(int status, ObjectNode body) {
    return new Response(
        status, "application/json; charset=utf-8", (body + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /// What went wrong, for whoever sent the request.
  static Response error(int status, String reason) {
    return json(status, JsonNodeFactory.instance.objectNode().put("error", reason));
  }
}
