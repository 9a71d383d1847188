package bouncecard.adapter.lmtp;

import bouncecard.app.inlet.Receipt;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.SocketChannel;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/// One connection: the bytes that came and are not taken yet, and where it stands. It belongs to
/// the one thread of its listener.
///
/// While a mail is kept, nothing is read from the connection, so that a client that sends ahead
/// fills no memory but the kernel's.
final class LmtpConnection extends ChannelInboundHandlerAdapter implements Crowd.Member {
  private final SocketChannel channel;
  private final LmtpListener listener;
  private final LmtpSession session;
  private final ByteBuf pending = Unpooled.buffer(0);
  private Optional<IncomingMail> mail = Optional.empty();
  private Phase phase = Phase.COMMAND;
  private boolean skipsLine;
  private boolean isInputOver;
  private long since = System.nanoTime();

  private enum Phase {
    COMMAND,
    MAIL,
    KEEPING,
    LEAVING
  }

  LmtpConnection(SocketChannel channel, LmtpListener listener) {
    this.channel = channel;
    this.listener = listener;
    this.session = new LmtpSession(listener.recipients(), listener.limits());
  }

  @Override
  public InetAddress address() {
    return channel.remoteAddress().getAddress();
  }

  @Override
  public boolean isBusy() {
    return phase == Phase.KEEPING;
  }

  @Override
  public void drop() {
    leave("421 4.3.2 There are too many connections");
  }

  /// Ends it where it takes too long over what it is at.
  void endIfLate(long now) {
    Duration longest =
        switch (phase) {
          case COMMAND -> listener.limits().commandTime();
          case MAIL -> listener.limits().dataTime();
          case KEEPING, LEAVING -> listener.limits().keepTime();
        };
    if (now - since <= longest.toNanos()) {
      return;
    }
    if (phase == Phase.KEEPING) {
      end(); // whether it is kept is not known, so that the client is to ask again
    } else {
      leave("421 4.4.2 That took too long");
    }
  }

  /// Ends it now, or as soon as the mail on it is kept.
  void leaveSoon() {
    isInputOver = true;
    if (phase != Phase.KEEPING) {
      leave("421 4.3.2 The server is being stopped");
    }
  }

  private void leave(String line) {
    if (phase == Phase.LEAVING) {
      return;
    }
    forget();
    phase = Phase.LEAVING;
    var _ = channel.writeAndFlush(bytes(List.of(line))).addListener(ChannelFutureListener.CLOSE);
    // One that takes no more replies is not waited for.
    Runnable closing =
        () -> {
          var _ = channel.close();
        };
    var _ = channel.eventLoop().schedule(closing, 1, TimeUnit.SECONDS);
  }

  private void end() {
    forget();
    var _ = channel.close();
  }

  private void forget() {
    mail.ifPresent(IncomingMail::release);
    mail = Optional.empty();
    pending.clear().capacity(0);
    listener.crowd().remove(this);
  }

  private void enter(Phase next) {
    phase = next;
    since = System.nanoTime();
    listener.crowd().progressed(this);
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    say(List.of(session.greeting()));
    var _ = channel.flush();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ByteBuf more = (ByteBuf) message;
    try {
      if (phase != Phase.LEAVING) {
        pending.writeBytes(more);
        pump();
      }
    } finally {
      more.release();
    }
  }

  private void pump() {
    boolean hasMore = true;
    while (hasMore && (phase == Phase.COMMAND || phase == Phase.MAIL)) {
      hasMore = phase == Phase.MAIL ? readMail() : readCommand();
    }
    if (phase != Phase.LEAVING) {
      pending.discardReadBytes();
      if (!pending.isReadable()) {
        pending.clear().capacity(0);
      }
      var _ = channel.flush();
      if (isInputOver && phase != Phase.KEEPING) {
        end();
      }
    }
  }

  /// Takes the next command; false where it is not there yet.
  private boolean readCommand() {
    int end = pending.bytesBefore((byte) '\n');
    if (end < 0) {
      if (pending.readableBytes() > listener.limits().lineBytes()) {
        skipsLine = true;
      }
      if (skipsLine) {
        pending.clear();
      }
      return false;
    }
    String line = pending.readCharSequence(end, StandardCharsets.UTF_8).toString();
    pending.skipBytes(1);
    boolean isTooLong = skipsLine || end > listener.limits().lineBytes();
    skipsLine = false;
    enter(Phase.COMMAND);
    switch (isTooLong ? session.tooLong() : session.take(line)) {
      case LmtpSession.Step.Reply(List<String> lines) -> say(lines);
      case LmtpSession.Step.Leave(String last) -> leave(last);
      case LmtpSession.Step.ReadMail(String goAhead) -> {
        say(List.of(goAhead));
        LmtpLimits limits = listener.limits();
        mail =
            Optional.of(
                new IncomingMail(limits.messageBytes(), limits.keptBytes(), listener.budget()));
        enter(Phase.MAIL);
      }
    }
    return pending.isReadable();
  }

  /// Takes more of the mail; false where all that came is taken.
  private boolean readMail() {
    IncomingMail incoming = mail.orElseThrow();
    incoming.take(pending);
    if (!incoming.isWhole()) {
      return false;
    }
    if (incoming.outcome() != IncomingMail.Outcome.FITS) {
      listener.refused(incoming.outcome() == IncomingMail.Outcome.NO_ROOM ? "no-room" : "too-long");
      say(session.notKept(incoming.outcome()));
      mail = Optional.empty();
      enter(Phase.COMMAND);
      return pending.isReadable();
    }
    enter(Phase.KEEPING);
    channel.config().setAutoRead(false);
    try {
      listener.keep(session.inlets(), incoming.bytes(), this::keptElsewhere);
    } catch (RejectedExecutionException _) {
      end(); // the listener was closed
    }
    return false;
  }

  private void keptElsewhere(Map<String, Receipt> receipts) {
    try {
      channel.eventLoop().execute(() -> kept(receipts));
    } catch (RejectedExecutionException _) {
      // The listener was closed, and the connection with it.
    }
  }

  private void kept(Map<String, Receipt> receipts) {
    if (phase != Phase.KEEPING || !channel.isActive()) {
      return;
    }
    mail.ifPresent(IncomingMail::release);
    mail = Optional.empty();
    say(session.kept(receipts));
    enter(Phase.COMMAND);
    pump();
    if (phase == Phase.COMMAND || phase == Phase.MAIL) {
      channel.config().setAutoRead(channel.isWritable());
    }
  }

  private void say(List<String> lines) {
    var _ = channel.write(bytes(lines));
  }

  private static ByteBuf bytes(List<String> lines) {
    return Unpooled.copiedBuffer(String.join("\r\n", lines) + "\r\n", StandardCharsets.US_ASCII);
  }

  /// A client that sends and reads no replies is not read from.
  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (phase != Phase.KEEPING) {
      channel.config().setAutoRead(channel.isWritable());
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    forget();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    end();
  }
}
