package bouncecard.adapter.slack;

import com.slack.api.Slack;
import com.slack.api.socket_mode.impl.SocketModeClientTyrusImpl;
import com.slack.api.socket_mode.queue.impl.ConcurrentLinkedMessageQueue;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import javax.websocket.ClientEndpoint;
import javax.websocket.CloseReason;
import javax.websocket.OnClose;
import javax.websocket.OnError;
import javax.websocket.OnMessage;
import javax.websocket.OnOpen;
import javax.websocket.PongMessage;
import javax.websocket.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.helpers.NOPLogger;

/// One WebSocket to Slack, from its opening to its end: Bolt's client without its queue, its
/// reconnecting and its log.
///
/// Bolt's client polls a queue every 10 ms, looks after its connection every 5 to 10 s and logs
/// addresses with tickets in them; [SlackConnection] does all that for the lines that it opens.
@ClientEndpoint
public final class SlackLine extends SocketModeClientTyrusImpl {
  /// In characters. Events of Slack's are far shorter; what is longer ends the line.
  private static final int LONGEST = 1 << 20;

  private final BiConsumer<SlackLine, String> listener;
  private final Runnable whenClosed;
  private final CountDownLatch connected = new CountDownLatch(1);
  private volatile @Nullable Session session;
  private volatile boolean isGivenUp;

  /// A line that is not open yet.
  ///
  /// @param listener takes each message, in the thread that reads the line
  SlackLine(
      Slack slack,
      String appToken,
      String url,
      BiConsumer<SlackLine, String> listener,
      Runnable whenClosed)
      throws URISyntaxException {
    super(slack, appToken, url, 0, new ConcurrentLinkedMessageQueue(), false, false, 0);
    this.listener = listener;
    this.whenClosed = whenClosed;
  }

  /// Opens it; false where that did not succeed within the time.
  boolean open(long millis) {
    // What takes too long is left to Tyrus, which gives up after 30 s: interrupted, it would never
    // end the threads of the attempt.
    Thread.ofVirtual()
        .start(
            () -> {
              connect();
              connected.countDown();
              if (isGivenUp) {
                end();
              }
            });
    try {
      if (connected.await(millis, TimeUnit.MILLISECONDS) && isOpen()) {
        return true;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    isGivenUp = true;
    end();
    return false;
  }

  /// Whether it is open as far as this side knows.
  boolean isOpen() {
    Session current = session;
    return current != null && current.isOpen();
  }

  /// Sends a message; false where the line cannot take it.
  ///
  /// @param undelivered is told where it took it and could not send it
  boolean send(String message, Runnable undelivered) {
    Session current = session;
    if (current == null || !current.isOpen()) {
      return false;
    }
    try {
      current
          .getAsyncRemote()
          .sendText(
              message,
              result -> {
                if (!result.isOK()) {
                  undelivered.run();
                }
              });
      return true;
    } catch (RuntimeException _) {
      return false; // closed in between
    }
  }

  /// Ends it, whatever state it is in. It does not wait for the other side.
  void end() {
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                close();
              } catch (IOException | RuntimeException _) {
                // There is nothing left to close.
              }
            });
  }

  @Override
  @OnOpen
  public void onOpen(Session opened) {
    session = opened;
  }

  @Override
  @OnMessage(maxMessageSize = LONGEST)
  public void onMessage(String message) {
    listener.accept(this, message);
  }

  @Override
  @OnMessage
  public void onPong(PongMessage message) {
    super.onPong(message);
  }

  @Override
  @OnClose
  public void onClose(Session closed, CloseReason reason) {
    whenClosed.run();
  }

  @Override
  @OnError
  public void onError(Session failed, Throwable reason) {
    whenClosed.run();
  }

  @Override
  public Logger getLogger() {
    return NOPLogger.NOP_LOGGER;
  }
}
