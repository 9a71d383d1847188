package bouncecard.adapter.wire;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// A web server on the loopback: WireMock, whose answers a function gives.
public final class WebStandIn implements AutoCloseable {
  private final WireMockServer server;

  /// A server that listens already.
  public WebStandIn(Function<WebCall, WebAnswer> answers) {
    server =
        new WireMockServer(
            WireMockConfiguration.options()
                .dynamicPort()
                .bindAddress("127.0.0.1")
                .gzipDisabled(true)
                .disableRequestJournal()
                .containerThreads(64)
                .jettyStopTimeout(100L)
                .extensions(new Answering(answers)));
    server.start();
    server.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.ok()));
  }

  /// Where it is reached, with no slash at its end.
  public String address() {
    return "http://127.0.0.1:" + server.port();
  }

  @Override
  public void close() {
    server.stop();
  }

  /// Asks the function for each answer.
  private static final class Answering implements ResponseDefinitionTransformerV2 {
    private final Function<WebCall, WebAnswer> answers;

    Answering(Function<WebCall, WebAnswer> answers) {
      this.answers = answers;
    }

    @Override
    public String getName() {
      return "answering";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
      WebAnswer answer = answers.apply(call(event.getRequest(), System.nanoTime()));
      ResponseDefinitionBuilder response = new ResponseDefinitionBuilder();
      switch (answer.fate()) {
        case SENT -> {
          response.withStatus(answer.status()).withBody(answer.body());
          answer.headers().forEach((name, value) -> response.withHeader(name, value));
        }
        case RESET -> response.withFault(Fault.CONNECTION_RESET_BY_PEER);
        case EMPTY -> response.withFault(Fault.EMPTY_RESPONSE);
      }
      return response.withFixedDelay((int) answer.delay().toMillis()).build();
    }

    private static WebCall call(LoggedRequest request, long at) {
      Map<String, String> headers = new HashMap<>();
      request
          .getHeaders()
          .all()
          .forEach(h -> headers.put(h.key().toLowerCase(Locale.ROOT), h.firstValue()));
      return new WebCall(
          request.getMethod().getName(),
          request.getUrl(),
          Map.copyOf(headers),
          request.getBody().clone(),
          at);
    }
  }
}
