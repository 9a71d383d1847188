package bouncecard.adapter.http;

import bouncecard.app.serve.Endpoint;
import bouncecard.app.serve.Endpoint.Admission;
import bouncecard.app.serve.Endpoint.Head;
import bouncecard.app.serve.Endpoint.Response;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which endpoint a head is for, and what that makes of it.
///
/// @param endpoints by their exact path; that of `/` answers all paths that no other does
record Routes(Map<String, Endpoint> endpoints) {
  private static final String REST = "/";
  private static final Set<String> METHODS = Set.of("GET", "POST");
  private static final Map<String, String> ALLOWED = Map.of("Allow", "GET, HEAD, POST");

  Routes {
    endpoints = Map.copyOf(endpoints);
  }

  /// What a head comes to.
  sealed interface Decision {
    record Answered(Response response) implements Decision {}

    record Taken(Endpoint endpoint, Admission.Taken taken) implements Decision {}
  }

  Decision admit(Head head) {
    Optional<Endpoint> endpoint =
        Optional.ofNullable(endpoints.get(head.path()))
            .or(() -> Optional.ofNullable(endpoints.get(REST)));
    if (endpoint.isEmpty()) {
      return new Decision.Answered(StatusPages.error(404, "there is nothing here"));
    }
    if (!METHODS.contains(head.method())) {
      return new Decision.Answered(
          StatusPages.error(405, "this method is not answered here", ALLOWED));
    }
    try {
      return switch (endpoint.get().admit(head)) {
        case Admission.Answered(Response response) -> new Decision.Answered(response);
        case Admission.Taken taken -> new Decision.Taken(endpoint.get(), taken);
      };
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return new Decision.Answered(Answering.failed(head, e));
    }
  }
}
