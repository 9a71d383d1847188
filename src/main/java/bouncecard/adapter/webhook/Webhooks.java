package bouncecard.adapter.webhook;

import bouncecard.app.inlet.Inlet;
import bouncecard.app.inlet.InletPatience;
import bouncecard.app.inlet.Intake;
import bouncecard.app.inlet.WebhookKinds;
import bouncecard.app.serve.Endpoint;
import bouncecard.app.serve.Health;
import bouncecard.app.serve.Service;
import bouncecard.catalog.service.Webhook;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The endpoints that services post to, a path for each inlet, and a line about each.
public final class Webhooks {
  private static final String PATH = "/in/";

  private final Map<String, Endpoint> endpoints = new HashMap<>();
  private final List<Service> services = new java.util.ArrayList<>();

  /// The inlets of services that post.
  ///
  /// @param webhooks how services post, by their ids
  /// @param intake keeps what came
  public Webhooks(
      List<Inlet> inlets, Map<String, Webhook> webhooks, Intake intake, InstantSource clock) {
    this(inlets, webhooks, intake, clock, new HttpFetching());
  }

  Webhooks(
      List<Inlet> inlets,
      Map<String, Webhook> webhooks,
      Intake intake,
      InstantSource clock,
      Fetching fetching) {
    SnsCertificates certificates = new SnsCertificates(fetching, clock, SnsCertificates::trusted);
    for (Inlet inlet : inlets) {
      Optional.ofNullable(webhooks.get(inlet.service()))
          .ifPresent(
              webhook -> {
                WebhookEndpoint endpoint =
                    new WebhookEndpoint(
                        inlet,
                        webhook,
                        proof(inlet, webhook, clock, certificates, fetching),
                        intake);
                endpoints.put(PATH + inlet.name(), endpoint);
                services.add(new Line(inlet, webhook, endpoint));
              });
    }
  }

  private static Proof proof(
      Inlet inlet,
      Webhook webhook,
      InstantSource clock,
      SnsCertificates certificates,
      Fetching fetching) {
    Window window = new Window(webhook.remembered(), clock);
    return switch (webhook.scheme()) {
      case SNS ->
          new SnsProof(
              inlet.all(WebhookKinds.TOPICS), window, certificates, fetching, webhook.ignored());
      case ECDSA -> new EcdsaProof(inlet.secrets(), window);
      case TOKEN -> new TokenProof(inlet.secrets(), window);
      case ADDRESS ->
          new AddressProof(
              inlet.secrets(),
              inlet.option(WebhookKinds.URL).orElse(""),
              webhook.parameter().orElse(""));
      case STANDARD -> new StandardProof(inlet.secrets(), clock, webhook.refused());
      case CREDENTIALS -> new CredentialProof(inlet.secrets());
    };
  }

  /// By path.
  public Map<String, Endpoint> endpoints() {
    return Map.copyOf(endpoints);
  }

  /// A line about each inlet, for whoever asks how the program is.
  public List<Service> services() {
    return List.copyOf(services);
  }

  private record Line(Inlet inlet, Webhook webhook, WebhookEndpoint endpoint) implements Service {
    @Override
    public String name() {
      return "inlet " + inlet.name();
    }

    @Override
    public void start() {}

    @Override
    public Health health() {
      return new Health(
          Health.State.UP, InletPatience.of(webhook.tries()) + "; " + endpoint.counts());
    }

    @Override
    public void stop(Duration grace) {}
  }
}
