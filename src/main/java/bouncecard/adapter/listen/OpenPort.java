package bouncecard.adapter.listen;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.PreferHeapByteBufAllocator;
import io.netty.channel.ServerChannelRecvByteBufAllocator;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// An open port, and the one thread that accepts, reads and writes all its connections.
public final class OpenPort {
  /// A system that has no room here drops who comes, who then tries again a second later.
  private static final int BACKLOG = 4_096;

  private static final long SWEEP_MILLIS = 250;
  private static final int READS_IN_A_ROW = 1;

  /// Where some thousand come at once, an honest one among them is accepted after a few turns, each
  /// of which reads all that are open.
  private static final int ACCEPTS_IN_A_ROW = 256;

  private final Guests guests;
  private final EventLoopGroup loop;
  private final CompletableFuture<Void> drained = new CompletableFuture<>();
  private final Channel server;
  private boolean isClosing;

  /// Those who are connected. All but [#end] is called on the port's thread.
  public interface Guests {
    /// Somebody has come.
    void accept(SocketChannel channel);

    /// Ends those that are late; told four times a second.
    ///
    /// @param now by [System#nanoTime]
    void sweep(long now);

    /// Has everybody go once what is in flight is done.
    void leave();

    /// How many are there.
    int count();

    /// The port is closed, or could not be opened: what was begun for it ends too.
    void end();
  }

  /// Opens a port.
  ///
  /// @param name of its thread
  /// @param firstRead how many bytes of a connection are read at first
  /// @param largestRead how many at most before the next has its turn: some hundred that send
  ///   without end then keep an honest one waiting for a few milliseconds
  /// @throws IOException where the address cannot be had
  public OpenPort(
      String name, InetSocketAddress address, int firstRead, int largestRead, Guests guests)
      throws IOException, InterruptedException {
    this.guests = guests;
    this.loop =
        new MultiThreadIoEventLoopGroup(
            1,
            Thread.ofPlatform().name(name + "-io-", 1).daemon().factory(),
            NioIoHandler.newFactory());
    ChannelFuture bound = bootstrap(firstRead, largestRead).bind(address).await();
    if (!bound.isSuccess()) {
      end();
      throw bound.cause() instanceof IOException e ? e : new IOException(bound.cause());
    }
    this.server = bound.channel();
    var _ =
        loop.scheduleAtFixedRate(this::sweep, SWEEP_MILLIS, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
  }

  private ServerBootstrap bootstrap(int firstRead, int largestRead) {
    return new ServerBootstrap()
        .group(loop)
        .channel(NioServerSocketChannel.class)
        .option(ChannelOption.SO_BACKLOG, BACKLOG)
        .option(
            ChannelOption.RECVBUF_ALLOCATOR,
            new ServerChannelRecvByteBufAllocator().maxMessagesPerRead(ACCEPTS_IN_A_ROW))
        // On the heap and without a pool: the one bound of the program's memory holds for it too.
        .childOption(
            ChannelOption.ALLOCATOR,
            new PreferHeapByteBufAllocator(UnpooledByteBufAllocator.DEFAULT))
        .childOption(
            ChannelOption.RECVBUF_ALLOCATOR,
            new AdaptiveRecvByteBufAllocator(512, firstRead, largestRead)
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
    } else {
      guests.accept(channel);
    }
  }

  private void sweep() {
    guests.sweep(System.nanoTime());
    if (isClosing && guests.count() == 0) {
      drained.complete(null);
    }
  }

  /// Where it listens.
  public InetSocketAddress address() {
    return (InetSocketAddress) server.localAddress();
  }

  /// Takes nothing new, waits for what is in flight for as long as `grace`, and cuts off the rest.
  public void close(Duration grace) {
    loop.execute(
        () -> {
          isClosing = true;
          var _ = server.close();
          guests.leave();
          if (guests.count() == 0) {
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
    guests.end();
    var _ =
        loop.shutdownGracefully(0, 0, TimeUnit.SECONDS).awaitUninterruptibly(1, TimeUnit.SECONDS);
  }
}
