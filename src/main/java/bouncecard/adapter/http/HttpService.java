package bouncecard.adapter.http;

import bouncecard.app.serve.Endpoint;
import bouncecard.app.serve.Health;
import bouncecard.app.serve.Health.State;
import bouncecard.app.serve.Service;
import bouncecard.app.serve.StartException;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The HTTP server. It answers `/health` and `/ready` itself, and gives the rest to endpoints.
///
/// An endpoint gets GET and POST, and is asked for a GET where a HEAD came; of other methods and
/// paths, and of bodies and addresses that are too long, it does not hear.
public final class HttpService implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(HttpService.class);
  private static final int BACKLOG = 128;

  private final InetSocketAddress listen;
  private final Dispatch dispatch;
  private volatile Optional<Running> running = Optional.empty();

  private record Running(HttpServer server, ExecutorService executor) {}

  /// A server that is not started yet.
  ///
  /// @param listen where it is reached; a port of 0 is any that is free
  /// @param endpoints by their exact path, as `/slack/events`
  /// @param health how each service is, by its name
  public HttpService(
      InetSocketAddress listen,
      Map<String, Endpoint> endpoints,
      Supplier<Map<String, Health>> health,
      HttpLimits limits) {
    this.listen = listen;
    this.dispatch = new Dispatch(endpoints, new StatusPages(health), limits);
  }

  @Override
  public String name() {
    return "HTTP";
  }

  @Override
  public void start() throws StartException {
    HttpLimits.hold();
    HttpServer server = bound();
    ExecutorService executor =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("http-", 0).factory());
    server.setExecutor(executor);
    server.createContext("/", dispatch);
    server.start();
    running = Optional.of(new Running(server, executor));
    LOG.info("listening on {}", address().map(HttpService::written).orElse(""));
  }

  private HttpServer bound() throws StartException {
    String where = written(listen);
    try {
      String host = listen.getHostString().replaceAll("[\\[\\]]", "");
      InetSocketAddress resolved =
          new InetSocketAddress(InetAddress.getByName(host), listen.getPort());
      return HttpServer.create(resolved, BACKLOG);
    } catch (UnknownHostException e) {
      throw new StartException(
          "The HTTP server cannot listen on " + where + ": no machine has that name.", e);
    } catch (BindException e) {
      throw new StartException(
          "The HTTP server cannot listen on "
              + where
              + ": another program does, or the address is not this machine's. Stop the other, or"
              + " set another http.listen.",
          e);
    } catch (SocketException e) {
      throw new StartException(
          "The HTTP server may not listen on " + where + "; ports from 1024 on need no rights.", e);
    } catch (IOException e) {
      throw new StartException(
          "The HTTP server cannot listen on " + where + " (" + e.getClass().getName() + ").", e);
    }
  }

  private static String written(InetSocketAddress address) {
    String host =
        address.isUnresolved() ? address.getHostString() : address.getAddress().getHostAddress();
    return (host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host)
        + ":"
        + address.getPort();
  }

  /// Where it listens; empty while it does not.
  public Optional<InetSocketAddress> address() {
    return running.map(Running::server).map(HttpServer::getAddress);
  }

  @Override
  public Health health() {
    return running.isPresent() ? Health.UP : new Health(State.DOWN, "not started");
  }

  @Override
  public void stop(Duration grace) {
    Optional<Running> stopped = running;
    running = Optional.empty();
    stopped.ifPresent(
        one -> {
          // It returns as soon as nothing is in flight; in whole seconds, so none is too short.
          one.server()
              .stop((int) Math.min(Integer.MAX_VALUE / 1000, grace.plusMillis(999).toSeconds()));
          one.executor().shutdownNow();
        });
  }
}
