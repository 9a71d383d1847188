package bouncecard.adapter.http;

import bouncecard.app.serve.Endpoint.Pieces;
import bouncecard.app.serve.Endpoint.Response;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.EOFException;
import java.util.Optional;

/// Writes an answer piece by piece: the next is made when the one before is on its way, and as long
/// as the peer takes what is written. No thread waits for a slow peer, no more than a few pieces
/// are in memory, and for a peer that went away nothing further is made.
///
/// It belongs to the one thread of its listener.
final class PieceWriter extends ChannelInboundHandlerAdapter {
  /// How many times as long as a whole answer one in pieces may take.
  private static final int LONGEST = 10;

  private final Channel channel;
  private final Answering answering;
  private final Pieces pieces;
  private final Runnable progressed;
  private final ChannelPromise done;
  private final long longest;
  private final long begun = System.nanoTime();
  private boolean isMaking;

  private PieceWriter(Channel channel, Listener listener, Pieces pieces, Runnable progressed) {
    this.pieces = pieces;
    this.channel = channel;
    this.answering = listener.answering();
    this.progressed = progressed;
    this.longest = LONGEST * listener.limits().answerTime().toNanos();
    this.done = channel.newPromise();
  }

  /// Writes an answer, whole or in pieces.
  ///
  /// @param isKept whether another request may follow it
  /// @param isChunked whether whoever asked can be told where pieces end: HTTP/1.0 knows no other
  ///   end than that of the connection
  /// @param progressed is told of each piece
  static ChannelFuture answer(
      Channel channel,
      Listener listener,
      Response response,
      boolean isKept,
      boolean isChunked,
      Runnable progressed) {
    return response
        .pieces()
        .map(
            pieces ->
                new PieceWriter(channel, listener, pieces, progressed)
                    .write(Heads.begun(response, isKept, isChunked)))
        .orElseGet(() -> channel.writeAndFlush(Heads.response(response, isKept)));
  }

  /// Begins; what is given back is done when all is written, and failed when it will not be.
  private ChannelFuture write(HttpResponse head) {
    channel.pipeline().addLast(this);
    var _ = channel.closeFuture().addListener(_ -> done.tryFailure(new EOFException()));
    var _ = channel.writeAndFlush(head).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    goOn();
    return done;
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    goOn();
  }

  private void goOn() {
    if (isMaking || done.isDone() || !channel.isWritable()) {
      return;
    }
    isMaking = true;
    if (System.nanoTime() - begun > longest
        || !answering.next(pieces, channel.eventLoop(), this::made)) {
      cut();
    }
  }

  /// @param piece empty where it could not be made; empty in itself after the last one
  private void made(Optional<Optional<byte[]>> piece) {
    isMaking = false;
    if (done.isDone()) {
      return;
    }
    if (piece.isEmpty()) {
      cut();
    } else if (piece.get().isEmpty()) {
      channel.pipeline().remove(this);
      var _ =
          channel
              .writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT)
              .addListener(
                  written -> {
                    if (written.isSuccess()) {
                      done.trySuccess();
                    } else {
                      done.tryFailure(written.cause());
                    }
                  });
    } else {
      progressed.run();
      var _ =
          channel
              .writeAndFlush(new DefaultHttpContent(Unpooled.wrappedBuffer(piece.get().get())))
              .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
      goOn();
    }
  }

  /// Whoever reads sees that the end is missing.
  private void cut() {
    var _ = channel.close();
  }
}
