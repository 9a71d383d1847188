package bouncecard.adapter.lmtp;

import bouncecard.app.inlet.Arrival;
import bouncecard.app.inlet.Intake;
import bouncecard.app.inlet.Receipt;
import bouncecard.app.serve.ByteBudget;
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
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An open port, the one thread that accepts, reads and writes all its connections, and the few
/// that have mails kept.
final class LmtpListener {
  private static final Logger LOG = LoggerFactory.getLogger(LmtpListener.class);
  private static final long SWEEP_MILLIS = 250;
  private static final int LARGEST_READ = 1 << 13;
  private static final long IDLE_SECONDS = 30;

  private final Recipients recipients;
  private final LmtpLimits limits;
  private final Intake intake;
  private final Crowd crowd;
  private final ByteBudget budget;
  private final ThreadPoolExecutor threads;
  private final EventLoopGroup loop;
  private final Channel server;
  private final CompletableFuture<Void> drained = new CompletableFuture<>();
  private boolean isClosing;

  LmtpListener(InetSocketAddress address, Recipients recipients, LmtpLimits limits, Intake intake)
      throws IOException, InterruptedException {
    this.recipients = recipients;
    this.limits = limits;
    this.intake = intake;
    this.crowd = new Crowd(limits.connections(), limits.perAddress());
    this.budget = new ByteBudget(limits.messagesBytes());
    this.threads =
        new ThreadPoolExecutor(
            limits.threads(),
            limits.threads(),
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().name("lmtp-", 1).daemon().factory());
    threads.allowCoreThreadTimeOut(true);
    this.loop =
        new MultiThreadIoEventLoopGroup(
            1,
            Thread.ofPlatform().name("lmtp-io-", 1).daemon().factory(),
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
        .childOption(ChannelOption.TCP_NODELAY, true)
        // On the heap and without a pool: the one bound of the program's memory holds for it too.
        .childOption(
            ChannelOption.ALLOCATOR,
            new PreferHeapByteBufAllocator(UnpooledByteBufAllocator.DEFAULT))
        .childOption(
            ChannelOption.RECVBUF_ALLOCATOR,
            new AdaptiveRecvByteBufAllocator(512, 2_048, LARGEST_READ).maxMessagesPerRead(1))
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
    LmtpConnection connection = new LmtpConnection(channel, this);
    if (crowd.add(connection)) {
      channel.pipeline().addLast(connection);
    } else {
      connection.drop();
    }
  }

  private void sweep() {
    long now = System.nanoTime();
    crowd.all().forEach(one -> ((LmtpConnection) one).endIfLate(now));
    if (isClosing && crowd.count() == 0) {
      drained.complete(null);
    }
  }

  /// Has a mail kept, once for each inlet, on another thread.
  ///
  /// @param kept is told what came of it, on that thread
  void keep(List<String> inlets, byte[] mail, Consumer<Map<String, Receipt>> kept) {
    threads.execute(() -> kept.accept(receipts(inlets.stream().distinct().toList(), mail)));
  }

  private Map<String, Receipt> receipts(List<String> inlets, byte[] mail) {
    Map<String, Receipt> receipts = new LinkedHashMap<>();
    try {
      List<Receipt> all =
          intake.takeAll(
              inlets.stream().map(inlet -> Arrival.of(inlet, "message/rfc822", mail)).toList());
      for (int i = 0; i < inlets.size(); i++) {
        receipts.put(inlets.get(i), all.get(i));
      }
    } catch (RuntimeException e) {
      LOG.error("a mail could not be kept: {}", e.getClass().getName());
    }
    return receipts;
  }

  InetSocketAddress address() {
    return (InetSocketAddress) server.localAddress();
  }

  Recipients recipients() {
    return recipients;
  }

  LmtpLimits limits() {
    return limits;
  }

  Crowd crowd() {
    return crowd;
  }

  ByteBudget budget() {
    return budget;
  }

  /// Takes nothing new, waits for mails that are being kept for as long as `grace`, and closes the
  /// rest.
  void close(Duration grace) {
    loop.execute(
        () -> {
          isClosing = true;
          var _ = server.close();
          crowd.all().forEach(one -> ((LmtpConnection) one).leaveSoon());
          if (crowd.count() == 0) {
            drained.complete(null);
          }
        });
    try {
      drained.get(grace.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      // What is left is cut off; its client sends it again.
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      end();
    }
  }

  private void end() {
    threads.shutdownNow();
    var _ =
        loop.shutdownGracefully(0, 0, TimeUnit.SECONDS).awaitUninterruptibly(1, TimeUnit.SECONDS);
  }
}
