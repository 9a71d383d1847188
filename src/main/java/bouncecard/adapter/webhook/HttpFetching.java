package bouncecard.adapter.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Fetches over HTTPS; no redirect is followed, and all of it has one deadline.
final class HttpFetching implements Fetching {
  private static final int LARGEST = 64 << 10;
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  /// Made when something is fetched first: most programs never do.
  private static final class Client {
    private static final HttpClient SHARED =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();
  }

  @Override
  public Optional<byte[]> get(URI address) throws InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).GET().build();
    CompletableFuture<Optional<byte[]>> got =
        Client.SHARED
            .sendAsync(request, BodyHandlers.ofInputStream())
            .thenApply(HttpFetching::content);
    try {
      return got.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException _) {
      got.cancel(true);
      return Optional.empty();
    }
  }

  private static Optional<byte[]> content(HttpResponse<InputStream> response) {
    try (InputStream in = response.body()) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      return response.statusCode() == 200 && bytes.length <= LARGEST
          ? Optional.of(bytes)
          : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
