package bouncecard.adapter.lmtp;

import bouncecard.adapter.listen.OpenPort;
import bouncecard.app.inlet.Arrival;
import bouncecard.app.inlet.Intake;
import bouncecard.app.inlet.Receipt;
import bouncecard.app.measure.Measures;
import bouncecard.app.serve.ByteBudget;
import io.netty.channel.socket.SocketChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An open port for LMTP, and the few threads that have mails kept.
final class LmtpListener {
  private static final Logger LOG = LoggerFactory.getLogger(LmtpListener.class);
  private static final int FIRST_READ = 1 << 11;
  private static final int LARGEST_READ = 1 << 13;
  private static final long IDLE_SECONDS = 30;

  private final Recipients recipients;
  private final LmtpLimits limits;
  private final Intake intake;
  private final Measures measures;
  private final Crowd crowd;
  private final ByteBudget budget;
  private final ThreadPoolExecutor threads;
  private final OpenPort port;

  /// @param measures is told what is refused
  LmtpListener(
      InetSocketAddress address,
      Recipients recipients,
      LmtpLimits limits,
      Intake intake,
      Measures measures)
      throws IOException, InterruptedException {
    this.recipients = recipients;
    this.limits = limits;
    this.intake = intake;
    this.measures = measures;
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
    this.port = new OpenPort("lmtp", address, FIRST_READ, LARGEST_READ, new Guests());
  }

  private final class Guests implements OpenPort.Guests {
    @Override
    public void accept(SocketChannel channel) {
      accepted(channel);
    }

    @Override
    public void sweep(long now) {
      crowd.all().forEach(one -> ((LmtpConnection) one).endIfLate(now));
    }

    @Override
    public void leave() {
      crowd.all().forEach(one -> ((LmtpConnection) one).leaveSoon());
    }

    @Override
    public int count() {
      return crowd.count();
    }

    @Override
    public void end() {
      threads.shutdownNow();
    }
  }

  private void accepted(SocketChannel channel) {
    LmtpConnection connection = new LmtpConnection(channel, this);
    if (crowd.add(connection)) {
      channel.pipeline().addLast(connection);
    } else {
      refused("full");
      connection.drop();
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
    return port.address();
  }

  Recipients recipients() {
    return recipients;
  }

  /// Has it be counted that something was refused.
  ///
  /// @param reason which limit it was
  void refused(String reason) {
    measures.refused("lmtp", reason);
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

  /// Takes nothing new, waits for mails that are being kept for as long as `grace`, and cuts off
  /// the rest; its client sends it again.
  void close(Duration grace) {
    port.close(grace);
  }
}
