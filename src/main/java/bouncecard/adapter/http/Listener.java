package bouncecard.adapter.http;

import bouncecard.adapter.listen.OpenPort;
import bouncecard.app.measure.Measures;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.flow.FlowControlHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;

/// An open port for HTTP.
final class Listener {
  /// One connection may have so much read before the next has its turn. The first read takes as
  /// much, so that a question, its head and its body, is there in one.
  private static final int LARGEST_READ = 1 << 12;

  private final HttpLimits limits;
  private final Routes routes;
  private final Connections<Connection> connections;
  private final BodyBudget bodies;
  private final Refusals refusals;
  private final Answering answering;
  private final OpenPort port;

  /// Opens a port.
  ///
  /// @param name of its threads and in its log lines
  /// @param measures is told what is refused
  Listener(
      String name, InetSocketAddress address, Routes routes, HttpLimits limits, Measures measures)
      throws IOException, InterruptedException {
    this.limits = limits;
    this.routes = routes;
    this.connections = new Connections<>(limits, System::nanoTime);
    this.bodies = new BodyBudget(limits.bodiesBytes(), System::nanoTime);
    this.refusals = new Refusals(name, measures);
    this.answering = new Answering(name, limits);
    this.port = new OpenPort(name, address, LARGEST_READ, LARGEST_READ, new Guests());
  }

  private final class Guests implements OpenPort.Guests {
    @Override
    public void accept(SocketChannel channel) {
      accepted(channel);
    }

    @Override
    public void sweep(long now) {
      connections.all().forEach(connection -> connection.endIfLate(now));
      refusals.tell(now);
    }

    @Override
    public void leave() {
      connections.all().forEach(Connection::leave);
    }

    @Override
    public int count() {
      return connections.count();
    }

    @Override
    public void end() {
      answering.close();
    }
  }

  private void accepted(SocketChannel channel) {
    var _ = channel.config().setAllowHalfClosure(true);
    Connection connection = new Connection(channel, this);
    if (!connections.add(connection)) {
      refusals.count(Refusals.Kind.FULL);
      var _ = channel.close();
      return;
    }
    HttpDecoderConfig decoding =
        new HttpDecoderConfig()
            .setMaxInitialLineLength(limits.headBytes() / 2)
            .setMaxHeaderSize(limits.headBytes())
            .setMaxChunkSize(2 * LARGEST_READ);
    channel
        .pipeline()
        .addLast(
            new Arrivals(connection),
            new HttpServerCodec(decoding),
            new FlowControlHandler(),
            connection);
  }

  /// Tells a connection of bytes before they are taken apart.
  private static final class Arrivals extends ChannelInboundHandlerAdapter {
    private final Connection connection;

    Arrivals(Connection connection) {
      this.connection = connection;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      connection.bytesCame();
      context.fireChannelRead(message);
    }
  }

  InetSocketAddress address() {
    return port.address();
  }

  HttpLimits limits() {
    return limits;
  }

  Routes routes() {
    return routes;
  }

  Connections<Connection> connections() {
    return connections;
  }

  BodyBudget bodies() {
    return bodies;
  }

  Refusals refusals() {
    return refusals;
  }

  Answering answering() {
    return answering;
  }

  /// Takes nothing new, waits for what is in flight for as long as `grace`, and closes the rest.
  void close(Duration grace) {
    port.close(grace);
  }
}
