package bouncecard.adapter.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import bouncecard.adapter.data.DataFiles;
import bouncecard.app.inlet.Arrival;
import bouncecard.app.inlet.Inlet;
import bouncecard.app.inlet.Intake;
import bouncecard.app.inlet.Receipt;
import bouncecard.app.serve.Endpoint;
import bouncecard.app.serve.Endpoint.Admission;
import bouncecard.app.serve.Endpoint.Head;
import bouncecard.app.serve.Endpoint.Request;
import bouncecard.app.serve.Endpoint.Response;
import bouncecard.app.serve.Secret;
import bouncecard.catalog.service.Webhook;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// An inlet, and who posts to it. It keeps in memory, and counts what is fetched.
final class Posting implements Intake, Fetching {
  static final Map<String, Webhook> WEBHOOKS = DataFiles.services().get().webhooks();
  static final Instant NOW = Instant.parse("2026-12-01T09:00:00Z");

  final List<Arrival> kept = new ArrayList<>();
  final List<URI> fetched = new ArrayList<>();
  final List<String> refused = new ArrayList<>();
  final Map<String, byte[]> there = new HashMap<>();
  private final Set<String> ids = new HashSet<>();
  private final Map<String, String> tokens = new HashMap<>();
  private final Endpoint endpoint;
  Instant now = NOW;
  boolean isFull;

  Posting(String service, Map<String, List<String>> options, String... secrets) {
    Inlet inlet =
        new Inlet(
            "mail",
            service,
            List.of(secrets).stream().map(Secret::new).toList(),
            "C0OPS",
            Optional.empty(),
            Set.of(),
            options);
    Webhooks webhooks = new Webhooks(List.of(inlet), WEBHOOKS, this, () -> now, this);
    this.endpoint = Optional.ofNullable(webhooks.endpoints().get("/in/mail")).orElseThrow();
  }

  static byte[] resource(String name) {
    try (InputStream in = Posting.class.getResourceAsStream("/bouncecard/webhook/" + name)) {
      return Optional.ofNullable(in).orElseThrow().readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<Receipt> takeAll(List<Arrival> arrivals) {
    return arrivals.stream().map(this::taken).toList();
  }

  private Receipt taken(Arrival arrival) {
    if (isFull) {
      return Receipt.FULL;
    }
    String id = arrival.id().isEmpty() ? new String(arrival.bytes(), UTF_8) : arrival.id();
    if (ids.contains(id)) {
      tokens.putIfAbsent(arrival.token(), id);
      return Receipt.REPEATED;
    }
    if (!arrival.token().isEmpty() && tokens.putIfAbsent(arrival.token(), id) != null) {
      return Receipt.REPLAYED;
    }
    ids.add(id);
    kept.add(arrival);
    return Receipt.KEPT;
  }

  @Override
  public void refused(String inlet) {
    refused.add(inlet);
  }

  @Override
  public Optional<byte[]> get(URI address) {
    fetched.add(address);
    return Optional.ofNullable(there.get(address.toString()));
  }

  /// Posts a body, byte by byte as far as what looks at it can tell; the status.
  int post(Map<String, String> headers, byte[] body) {
    return response("POST", headers, body).status();
  }

  int post(Map<String, String> headers, String body) {
    return post(headers, body.getBytes(UTF_8));
  }

  Response response(String method, Map<String, String> headers, byte[] body) {
    Map<String, List<String>> lower = new HashMap<>();
    headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), List.of(value)));
    Head head = new Head(method, "/in/mail", "", lower);
    return switch (endpoint.admit(head)) {
      case Admission.Answered(Response response) -> response;
      case Admission.Taken taken -> {
        for (int i = 0; i < body.length; i += 7) {
          int length = Math.min(7, body.length - i);
          taken.check().take(ByteBuffer.wrap(body, i, length).asReadOnlyBuffer());
        }
        yield taken.check().refusal().orElseGet(() -> endpoint.answer(new Request(head, body)));
      }
    };
  }

  List<String> ids() {
    return kept.stream().map(Arrival::id).toList();
  }
}
