package bouncecard.adapter.http;

import bouncecard.app.serve.Endpoint;
import bouncecard.app.serve.Endpoint.Admission;
import bouncecard.app.serve.Endpoint.Head;
import bouncecard.app.serve.Endpoint.Response;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// One connection and the request that is on it, from the first byte of a head to the last of the
/// answer. It belongs to the one thread of its listener.
///
/// While a request is answered nothing is read from the connection, so that a stranger who sends
/// ahead fills no memory but the kernel's.
final class Connection extends SimpleChannelInboundHandler<HttpObject> implements Peer {
  private static final int LEAST_REFUSAL = 400;
  private static final long REFUSED_MILLIS = 50;

  private final SocketChannel channel;
  private final AddressGroup address;
  private final Listener listener;
  private Phase phase = Phase.HEAD;
  private long since = System.nanoTime();
  private boolean isProven;
  private boolean isKept;
  private boolean isWhole;
  private boolean isOld;
  private Optional<Incoming> incoming = Optional.empty();

  Connection(SocketChannel channel, Listener listener) {
    this.channel = channel;
    this.address = AddressGroup.of(channel.remoteAddress().getAddress());
    this.listener = listener;
  }

  @Override
  public AddressGroup address() {
    return address;
  }

  @Override
  public Phase phase() {
    return phase;
  }

  @Override
  public long since() {
    return since;
  }

  @Override
  public boolean isProven() {
    return isProven;
  }

  @Override
  public void drop() {
    if (phase != Phase.LEAVING) {
      listener.refusals().count(Refusals.Kind.CROWDED);
    }
    end();
  }

  /// Ends it where it takes too long over what it is at.
  void endIfLate(long now) {
    if (now - since <= phase.longest(listener.limits()).toNanos()) {
      return;
    }
    switch (phase) {
      case IDLE, LEAVING -> end();
      case HEAD, BODY -> {
        listener.refusals().count(Refusals.Kind.SLOW);
        replyLast(StatusPages.error(408, "the request took too long"));
      }
      case ANSWERING, WRITING -> {
        listener.refusals().count(Refusals.Kind.UNANSWERED);
        end();
      }
    }
  }

  /// Ends it now, or as soon as what is on it is answered.
  void leave() {
    isKept = false;
    if (phase == Phase.IDLE || phase == Phase.HEAD) {
      end();
    }
  }

  private void end() {
    forget();
    var _ = channel.close();
  }

  private void forget() {
    listener.connections().remove(this);
    listener.bodies().release(this);
    incoming = Optional.empty();
  }

  private void enter(Phase next) {
    phase = next;
    since = System.nanoTime();
    listener.connections().progressed(this);
  }

  /// Notes that bytes came in, before they are taken apart.
  void bytesCame() {
    if (phase == Phase.IDLE) {
      enter(Phase.HEAD);
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, HttpObject message) {
    if (message instanceof HttpRequest request) {
      head(request);
    }
    if (message instanceof HttpContent content) {
      content(content);
    }
  }

  private void head(HttpRequest request) {
    if (phase == Phase.LEAVING) {
      return;
    }
    isKept = false;
    isWhole = false;
    isOld = request.protocolVersion().minorVersion() == 0;
    Optional<Response> wrong = Heads.mistake(request);
    if (wrong.isPresent()) {
      reply(wrong.get());
      return;
    }
    isWhole = !Heads.hasBody(request);
    isKept = isWhole && HttpUtil.isKeepAlive(request);
    Head head = Heads.head(request, address);
    switch (listener.routes().admit(head)) {
      case Routes.Decision.Answered(Response response)
          when !isWhole
              && response.status() >= LEAST_REFUSAL
              && listener.connections().isCrowded(address) ->
          refuseLater(response);
      case Routes.Decision.Answered(Response response) -> reply(response);
      case Routes.Decision.Taken(Endpoint endpoint, Admission.Taken taken) ->
          take(request, head, endpoint, taken);
    }
  }

  /// Refuses in a crowd. Those who came together are all read before one of them is told why, since
  /// somebody honest may be among them; who gives way until then has cost a third less.
  private void refuseLater(Response response) {
    enter(Phase.LEAVING);
    channel.config().setAutoRead(false);
    Runnable telling = () -> answered(Phase.LEAVING, response);
    var _ = channel.eventLoop().schedule(telling, REFUSED_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void take(HttpRequest request, Head head, Endpoint endpoint, Admission.Taken taken) {
    int longest = Math.min(taken.longestBody(), listener.limits().bodyBytes());
    long length = HttpUtil.getContentLength(request, 0L);
    if (length > longest) {
      reply(StatusPages.error(413, "the body is too long"));
      return;
    }
    incoming =
        Incoming.begin(
            head, endpoint, taken, length, longest, more -> listener.bodies().reserve(this, more));
    if (incoming.isEmpty()) {
      noRoom();
      return;
    }
    enter(Phase.BODY);
    isKept = HttpUtil.isKeepAlive(request); // where the body is read, nothing of it is in the way
    if (HttpUtil.is100ContinueExpected(request)) {
      var _ = channel.writeAndFlush(Heads.goAhead());
    }
  }

  private void content(HttpContent content) {
    isWhole = content instanceof LastHttpContent;
    if (phase != Phase.BODY || incoming.isEmpty()) {
      return;
    }
    Incoming request = incoming.get();
    if (content.decoderResult().isFailure()) {
      replyLast(StatusPages.error(400, "the body is malformed"));
      return;
    }
    switch (request.add(content)) {
      case TOO_LONG -> replyLast(StatusPages.error(413, "the body is too long"));
      case NO_ROOM -> noRoom();
      case ADDED -> {
        if (isWhole) {
          whole(request);
        }
      }
    }
  }

  private void whole(Incoming request) {
    Optional<Response> refusal = request.refusal();
    if (refusal.isPresent()) {
      listener.refusals().count(Refusals.Kind.NOT_GENUINE);
      reply(refusal.get());
      return;
    }
    isProven |= request.isChecked();
    enter(Phase.ANSWERING);
    channel.config().setAutoRead(false);
    incoming = Optional.empty();
    Consumer<Response> answered = response -> answered(Phase.ANSWERING, response);
    if (!listener
        .answering()
        .answer(request.endpoint(), request.whole(), channel.eventLoop(), answered)) {
      noRoom();
    }
  }

  private void noRoom() {
    listener.refusals().count(Refusals.Kind.NO_ROOM);
    isKept &= isWhole;
    reply(StatusPages.busy());
  }

  private void answered(Phase asked, Response response) {
    if (phase == asked && channel.isActive()) {
      reply(response);
    }
  }

  private void replyLast(Response response) {
    isKept = false;
    reply(response);
  }

  private void reply(Response response) {
    incoming = Optional.empty();
    enter(Phase.WRITING);
    channel.config().setAutoRead(false);
    if (response.pieces().isEmpty()) {
      listener.bodies().release(this); // else what is made while it is written needs the body
    }
    isKept &= !isOld || response.pieces().isEmpty();
    var _ =
        PieceWriter.answer(channel, listener, response, isKept, !isOld, () -> enter(Phase.WRITING))
            .addListener(this::written);
  }

  private void written(Future<? super Void> written) {
    listener.bodies().release(this);
    if (!written.isSuccess()) {
      end();
    } else if (isKept) {
      enter(Phase.IDLE);
      // Later, since requests sent ahead would else be answered within each other.
      channel.eventLoop().execute(() -> channel.config().setAutoRead(true));
    } else if (isWhole) {
      end();
    } else {
      enter(Phase.LEAVING);
      var _ = channel.shutdownOutput();
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    // Whoever has sent all may still wait for the answer.
    if (event instanceof ChannelInputShutdownEvent) {
      isKept = false;
      if (!phase.isBusy()) {
        end();
      }
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
