package bouncecard.adapter.slack;

import bouncecard.adapter.slack.api.SlackSettings;
import bouncecard.app.chat.ChatConnection;
import bouncecard.app.chat.ChatPlatform;
import bouncecard.app.chat.service.ChatService;
import bouncecard.app.chat.state.Deliveries;
import bouncecard.app.replica.Hands;
import bouncecard.app.serve.Endpoint;
import bouncecard.app.serve.Health;
import bouncecard.app.serve.StartException;
import bouncecard.app.watch.live.WatchLoop;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The bot in Slack: its connection or its HTTP endpoint, and all that it answers there.
public final class SlackService implements ChatConnection {
  private final SlackSettings settings;
  private final ChatService chat;
  private final Deliveries deliveries;
  private final Optional<WatchLoop> watching;
  private final Hands hands;
  private volatile @Nullable SlackBot bot;
  private volatile @Nullable Thread starting;
  private volatile boolean isStopped;

  /// A service that is not started.
  public SlackService(SlackSettings settings, ChatService chat, Deliveries deliveries) {
    this(settings, chat, deliveries, Optional.empty());
  }

  /// The same, which listens in channels.
  ///
  /// @param watching takes what is said there
  public SlackService(
      SlackSettings settings,
      ChatService chat,
      Deliveries deliveries,
      Optional<WatchLoop> watching) {
    this(settings, chat, deliveries, watching, Hands.ALONE);
  }

  /// The same, beside other processes.
  ///
  /// @param hands what this one has in hand
  public SlackService(
      SlackSettings settings,
      ChatService chat,
      Deliveries deliveries,
      Optional<WatchLoop> watching,
      Hands hands) {
    this.hands = hands;
    this.settings = settings;
    this.chat = chat;
    this.deliveries = deliveries;
    this.watching = watching;
  }

  @Override
  public String name() {
    return "Slack";
  }

  @Override
  public Optional<ChatPlatform> platform() {
    return Optional.ofNullable(bot).map(SlackBot::platform);
  }

  /// Where Slack cannot be reached it goes on trying; it ends when Slack refuses a token.
  @Override
  public void start() throws StartException {
    starting = Thread.currentThread();
    SlackBot started = new SlackBot(settings, chat, deliveries, watching, hands);
    bot = started;
    try {
      if (isStopped) {
        throw new InterruptedException("stopped");
      }
      Optional<StartException> refused = started.start();
      if (refused.isPresent()) {
        stop(Duration.ZERO);
        throw refused.get();
      }
    } catch (InterruptedException e) {
      started.stop(Duration.ZERO);
      throw new StartException("Slack was stopped before it was connected.", e);
    } finally {
      starting = null;
    }
  }

  @Override
  public Health health() {
    SlackBot current = bot;
    return current == null
        ? isStopped
            ? new Health(Health.State.DOWN, "stopped")
            : new Health(Health.State.STARTING, "")
        : current.health();
  }

  /// What answers the requests that Slack sends in HTTP mode. It is there before the service is
  /// started and after it is stopped, and says then that it is not in service.
  public Endpoint slackEvents() {
    return new Endpoint() {
      @Override
      public Admission admit(Head head) {
        SlackBot current = bot;
        return current == null ? new Admission.Answered(Response.empty(503)) : current.admit(head);
      }

      @Override
      public Response answer(Request request) {
        SlackBot current = bot;
        return current == null ? Response.empty(503) : current.answer(request);
      }
    };
  }

  @Override
  public void stop(Duration grace) {
    isStopped = true;
    Thread start = starting;
    if (start != null && start != Thread.currentThread()) {
      start.interrupt();
    }
    SlackBot current = bot;
    bot = null;
    if (current != null) {
      current.stop(grace);
    }
  }
}
