package bouncecard.adapter.webhook;

import bouncecard.adapter.webhook.Proof.Shown;
import bouncecard.app.inlet.Arrival;
import bouncecard.app.inlet.Inlet;
import bouncecard.app.inlet.Intake;
import bouncecard.app.inlet.Receipt;
import bouncecard.app.serve.Endpoint;
import bouncecard.catalog.service.Webhook;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes what one service posts: 200 once it is kept, else what makes the service try again.
final class WebhookEndpoint implements Endpoint {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookEndpoint.class);
  private static final String POST = "POST";
  private static final String CHALLENGE = "Basic realm=\"inlet\", charset=\"UTF-8\"";
  private static final int UNAUTHORIZED = 401;
  private static final String RETRY_AFTER = "30";

  private final Inlet inlet;
  private final Webhook webhook;
  private final Proof proof;
  private final Intake intake;
  private final AtomicLong kept = new AtomicLong();
  private final AtomicLong repeated = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong putOff = new AtomicLong();

  WebhookEndpoint(Inlet inlet, Webhook webhook, Proof proof, Intake intake) {
    this.inlet = inlet;
    this.webhook = webhook;
    this.proof = proof;
    this.intake = intake;
  }

  @Override
  public Admission admit(Head head) {
    if (!head.method().equals(POST)) {
      // Services look whether somebody is there.
      return new Admission.Answered(Response.empty(200));
    }
    Optional<BodyCheck> check = proof.begin(head);
    return check.isPresent()
        ? new Admission.Taken(Intake.LONGEST, new Counted(check.get()))
        : new Admission.Answered(refusal());
  }

  @Override
  public Response answer(Request request) {
    return switch (proof.shown(request)) {
      case Shown.Genuine genuine -> taken(request, genuine);
      case Shown.Empty() -> Response.empty(200);
      case Shown.Forged() -> refusal();
      case Shown.Unknown() -> busy();
    };
  }

  private Response taken(Request request, Shown.Genuine genuine) {
    String type = request.head().header("content-type").orElse("");
    List<Arrival> arrivals =
        EventSplit.of(genuine.content(), webhook).stream()
            .map(one -> arrival(one, genuine, request, type))
            .toList();
    if (arrivals.isEmpty()) {
      return Response.empty(200);
    }
    List<Receipt> receipts = intake.takeAll(arrivals);
    receipts.forEach(this::count);
    if (receipts.stream().allMatch(Receipt::isSafe)) {
      return Response.empty(200);
    }
    return receipts.contains(Receipt.REPLAYED) ? refused() : busy();
  }

  private Arrival arrival(
      EventSplit.Event one, Shown.Genuine genuine, Request request, String type) {
    String id =
        !genuine.id().isEmpty()
            ? genuine.id()
            : one.id().isEmpty()
                ? webhook.header().flatMap(request.head()::header).orElse("")
                : one.id();
    return new Arrival(inlet.name(), id, genuine.token(), type, one.bytes());
  }

  private void count(Receipt receipt) {
    switch (receipt) {
      case KEPT -> kept.incrementAndGet();
      case REPEATED -> repeated.incrementAndGet();
      case FULL, REFUSED -> putOff.incrementAndGet();
      case REPLAYED -> {
        // counted with what is refused
      }
    }
  }

  /// A check whose refusals are counted with all others.
  private final class Counted implements BodyCheck {
    private final BodyCheck check;

    Counted(BodyCheck check) {
      this.check = check;
    }

    @Override
    public void take(ByteBuffer bytes) {
      check.take(bytes);
    }

    @Override
    public Optional<Response> refusal() {
      Optional<Response> found = check.refusal();
      if (found.isPresent()) {
        var _ = WebhookEndpoint.this.refusal();
      }
      return found;
    }
  }

  private Response refusal() {
    intake.refused(inlet.name());
    return refused();
  }

  private Response refused() {
    if (refused.getAndIncrement() % 1_000 == 0) {
      LOG.atWarn()
          .addKeyValue("inlet", inlet.name())
          .addKeyValue("refused", refused.get())
          .log("what was posted to an inlet is not the service's");
    }
    return webhook.refused() == UNAUTHORIZED && webhook.scheme() == Webhook.Scheme.CREDENTIALS
        ? new Response(UNAUTHORIZED, "", Map.of("WWW-Authenticate", CHALLENGE), new byte[0])
        : Response.empty(webhook.refused());
  }

  private Response busy() {
    return new Response(webhook.busy(), "", Map.of("Retry-After", RETRY_AFTER), new byte[0]);
  }

  /// What was counted since the start, in a few words.
  String counts() {
    return "%d kept, %d repeated, %d refused, %d put off"
        .formatted(kept.get(), repeated.get(), refused.get(), putOff.get());
  }
}
