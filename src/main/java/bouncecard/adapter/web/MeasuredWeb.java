package bouncecard.adapter.web;

import bouncecard.app.measure.Measures;
import bouncecard.app.serve.Endpoint;
import java.time.Duration;
import java.util.function.LongSupplier;

/// The front door with each answer counted and timed: by surface (`pages`, `api`) and by what was
/// asked for, never by whom or with which words.
///
/// @param nanoTime a clock in nanoseconds
public record MeasuredWeb(Endpoint endpoint, Measures measures, LongSupplier nanoTime)
    implements Endpoint {
  private static final int MISTAKE = 500;

  @Override
  public Admission admit(Head head) {
    long begun = nanoTime.getAsLong();
    Admission admission = endpoint.admit(head);
    if (admission instanceof Admission.Answered(Response response)) {
      measures.begun(surface(head));
      answered(head, response.status(), begun);
    }
    return admission;
  }

  @Override
  public Response answer(Request request) {
    long begun = nanoTime.getAsLong();
    measures.begun(surface(request.head()));
    int status = MISTAKE;
    try {
      Response response = endpoint.answer(request);
      status = response.status();
      return response;
    } finally {
      answered(request.head(), status, begun);
    }
  }

  private void answered(Head head, int status, long begun) {
    measures.answered(
        surface(head),
        kind(head, status),
        status == MISTAKE,
        Duration.ofNanos(nanoTime.getAsLong() - begun));
  }

  private static String surface(Head head) {
    return WebEndpoint.isApi(head) ? "api" : "pages";
  }

  private static String kind(Head head, int status) {
    if (status >= 400 && status < MISTAKE) {
      return "refused";
    }
    if (WebEndpoint.isApi(head)) {
      return ApiTable.ALL.stream()
          .filter(one -> one.path().equals(head.path()))
          .map(ApiTable.Operation::name)
          .findFirst()
          .orElse("document");
    }
    return SignIn.isAt(head.path())
        ? "sign-in"
        : head.path().startsWith("/assets/")
            ? "asset"
            : head.method().equals("GET") ? "page" : "paste";
  }
}
