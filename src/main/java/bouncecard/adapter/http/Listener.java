package bouncecard.adapter.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.PreferHeapByteBufAllocator;
import io.netty.channel.ServerChannelRecvByteBufAllocator;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.flow.FlowControlHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// An open port, and the one thread that accepts, reads and writes all its connections.
final class Listener {
  /// A system that has no room here drops who comes, who then tries again a second later.
  private static final int BACKLOG = 4_096;

  private static final long SWEEP_MILLIS = 250;

  /// One connection may have so much read before the next has its turn: some hundred that send
  /// without end, and whose bytes are signed on the way, then keep an honest one waiting for a few
  /// milliseconds.
  private static final int LARGEST_READ = 1 << 12;

  private static final int READS_IN_A_ROW = 1;

  /// Where some thousand come at once, an honest one among them is accepted after a few turns, each
  /// of which reads all that are open.
  private static final int ACCEPTS_IN_A_ROW = 256;

  private final HttpLimits limits;
  private final Routes routes;
  private final Connections<Connection> connections;
  private final BodyBudget bodies;
  private final Refusals refusals;
  private final Answering answering;
  private final EventLoopGroup loop;
  private final CompletableFuture<Void> drained = new CompletableFuture<>();
  private final Channel server;
  private boolean isClosing;

  /// Opens a port.
  ///
  /// @param name of its threads and in its log lines
  Listener(String name, InetSocketAddress address, Routes routes, HttpLimits limits)
      throws IOException, InterruptedException {
    this.limits = limits;
    this.routes = routes;
    this.connections = new Connections<>(limits, System::nanoTime);
    this.bodies = new BodyBudget(limits.bodiesBytes(), System::nanoTime);
    this.refusals = new Refusals(name);
    this.answering = new Answering(name, limits);
    this.loop =
        new MultiThreadIoEventLoopGroup(
            1,
            Thread.ofPlatform().name(name + "-io-", 1).daemon().factory(),
            NioIoHandler.newFactory());
    ChannelFuture bound = bootstrap().bind(address).await();
    if (!bound.isSuccess()) {
      end();
      throw bound.cause() instanceof IOException e ? e : new IOException(bound.cause());
    }
    this.server = bound.channel();
    var _ =
        loop.scheduleAtFixedRate(this::sweep, SWEEP_MILLIS, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
  }

  private ServerBootstrap bootstrap() {
    return new ServerBootstrap()
        .group(loop)
        .channel(NioServerSocketChannel.class)
        .option(ChannelOption.SO_BACKLOG, BACKLOG)
        .option(
            ChannelOption.RECVBUF_ALLOCATOR,
            new ServerChannelRecvByteBufAllocator().maxMessagesPerRead(ACCEPTS_IN_A_ROW))
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
        // On the heap and without a pool: the one bound of the program's memory holds for it too.
        .childOption(
            ChannelOption.ALLOCATOR,
            new PreferHeapByteBufAllocator(UnpooledByteBufAllocator.DEFAULT))
        .childOption(
            ChannelOption.RECVBUF_ALLOCATOR,
            // The first read takes as much as one may, so that a question, its head and its body,
            // is
            // there in one.
            new AdaptiveRecvByteBufAllocator(512, LARGEST_READ, LARGEST_READ)
                .maxMessagesPerRead(READS_IN_A_ROW))
        .childHandler(
            new ChannelInitializer<SocketChannel>() {
              @Override
              protected void initChannel(SocketChannel channel) {
                accepted(channel);
              }
            });
  }

  private void accepted(SocketChannel channel) {
    if (isClosing || channel.remoteAddress() == null) {
      var _ = channel.close();
      return;
    }
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

  private void sweep() {
    long now = System.nanoTime();
    connections.all().forEach(connection -> connection.endIfLate(now));
    refusals.tell(now);
    if (isClosing && connections.count() == 0) {
      drained.complete(null);
    }
  }

  InetSocketAddress address() {
    return (InetSocketAddress) server.localAddress();
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
    loop.execute(
        () -> {
          isClosing = true;
          var _ = server.close();
          connections.all().forEach(Connection::leave);
          if (connections.count() == 0) {
            drained.complete(null);
          }
        });
    try {
      drained.get(grace.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      // What is left is cut off.
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      end();
    }
  }

  private void end() {
    answering.close();
    var _ =
        loop.shutdownGracefully(0, 0, TimeUnit.SECONDS).awaitUninterruptibly(1, TimeUnit.SECONDS);
  }
}
