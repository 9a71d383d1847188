package bouncecard.adapter.http;

import bouncecard.app.measure.Measures;
import bouncecard.app.serve.Endpoint;
import bouncecard.app.serve.Health;
import bouncecard.app.serve.Health.State;
import bouncecard.app.serve.Service;
import bouncecard.app.serve.StartException;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A listener of the program for HTTP, within limits, which gives each request to the endpoint of
/// its path.
///
/// An endpoint gets GET and POST, and is asked for a GET where a HEAD came; of other methods and
/// paths, and of bodies and addresses that are too long, it does not hear.
public final class HttpService implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(HttpService.class);

  private final Door door;
  private final InetSocketAddress listen;
  private final Routes routes;
  private final HttpLimits limits;
  private final Measures measures;
  private volatile Optional<Listener> listener = Optional.empty();

  /// What a listener is for.
  public enum Door {
    /// For those outside.
    PUBLIC("HTTP", "http", "http.listen"),
    /// For those who look after the program.
    INTERNAL("internal HTTP", "internal", "internal.listen");

    private final String title;
    private final String id;

    /// Which says where it listens.
    private final String setting;

    Door(String title, String id, String setting) {
      this.title = title;
      this.id = id;
      this.setting = setting;
    }
  }

  /// A listener that is not opened yet.
  ///
  /// @param listen where it is reached; a port of 0 is any that is free
  /// @param endpoints by their exact path, as `/chat/events`; that of `/` answers all others
  public HttpService(
      Door door, InetSocketAddress listen, Map<String, Endpoint> endpoints, HttpLimits limits) {
    this(door, listen, endpoints, limits, Measures.NONE);
  }

  /// The same, with what it refuses counted.
  public HttpService(
      Door door,
      InetSocketAddress listen,
      Map<String, Endpoint> endpoints,
      HttpLimits limits,
      Measures measures) {
    this.measures = measures;
    this.door = door;
    this.listen = listen;
    this.routes = new Routes(endpoints);
    this.limits = limits;
  }

  @Override
  public String name() {
    return door.title;
  }

  @Override
  public void start() throws StartException {
    Listener opened = opened();
    listener = Optional.of(opened);
    LOG.info("{} listening on {}", door.id, written(opened.address()));
  }

  private Listener opened() throws StartException {
    String where = written(listen);
    try {
      String host = listen.getHostString().replaceAll("[\\[\\]]", "");
      InetSocketAddress resolved =
          new InetSocketAddress(InetAddress.getByName(host), listen.getPort());
      return new Listener(door.id, resolved, routes, limits, measures);
    } catch (UnknownHostException e) {
      throw refused(where + ": no machine has that name.", e);
    } catch (BindException e) {
      throw refused(
          where
              + ": another program does, or the address is not this machine's. Stop the other, or"
              + " set another "
              + door.setting
              + ".",
          e);
    } catch (SocketException e) {
      throw refused(where + ": it has no right to. Ports from 1024 on need none.", e);
    } catch (IOException e) {
      throw refused(where + " (" + e.getClass().getName() + ").", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartException("The start was interrupted.", e);
    }
  }

  private StartException refused(String rest, Exception e) {
    return new StartException("The %s server cannot listen on %s".formatted(door.title, rest), e);
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
    return listener.map(Listener::address);
  }

  @Override
  public Health health() {
    return listener.isPresent() ? Health.UP : new Health(State.DOWN, "not listening");
  }

  @Override
  public void stop(Duration grace) {
    Optional<Listener> stopped = listener;
    listener = Optional.empty();
    stopped.ifPresent(one -> one.close(grace));
  }
}
