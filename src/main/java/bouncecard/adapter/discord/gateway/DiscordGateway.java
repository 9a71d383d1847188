package bouncecard.adapter.discord.gateway;

import bouncecard.app.serve.Health;
import bouncecard.app.serve.StartException;
import com.neovisionaries.ws.client.WebSocketFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.GatewayPingEvent;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.RawGatewayEvent;
import net.dv8tion.jda.api.events.StatusChangeEvent;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.events.session.SessionDisconnectEvent;
import net.dv8tion.jda.api.events.session.SessionRecreateEvent;
import net.dv8tion.jda.api.events.session.SessionResumeEvent;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.Compression;
import net.dv8tion.jda.internal.JDAImpl;
import net.dv8tion.jda.internal.handle.GuildSetupController;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The connection to Discord: begun once, kept up, and begun anew where JDA gives it up.
public final class DiscordGateway {
  private static final Logger LOG = LoggerFactory.getLogger(DiscordGateway.class);
  private static final Duration LONGEST_START = Duration.ofSeconds(30);

  /// Discord waits for three seconds for an answer to what was asked meanwhile.
  private static final Duration FOR_SERVERS = Duration.ofMillis(1_500);

  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final int CONNECT_MILLIS = 5_000;
  private static final int NORMAL = 1000;

  private final DiscordSettings settings;
  private final OkHttpClient http;
  private final DiscordSessions sessions;
  private final Supplier<String> trouble;
  private final DiscordContent content;
  private final DiscordWatch watch = new DiscordWatch(this::jda, this::isApiInTrouble);
  private final CompletableFuture<Integer> opened = new CompletableFuture<>();
  private volatile @Nullable JDA jda;
  private volatile String fatal = "";
  private volatile boolean isClosing;

  /// @param trouble why Discord's API cannot be used, as it last told; empty where it can
  /// @param needsContent whether what others say is to be read
  public DiscordGateway(
      DiscordSettings settings,
      OkHttpClient http,
      Supplier<String> trouble,
      BooleanSupplier needsContent) {
    this.settings = settings;
    this.http = http;
    this.trouble = trouble;
    this.content = new DiscordContent(needsContent);
    sessions = new DiscordSessions(settings.gateway());
  }

  /// Whether there is a connection, or was one that is being mended.
  public boolean isConnected() {
    return jda != null;
  }

  /// The connection of the moment.
  public JDA jda() {
    JDA now = jda;
    if (now == null) {
      throw new IllegalStateException("not connected yet");
    }
    return now;
  }

  private boolean isApiInTrouble() {
    return !trouble.get().isEmpty();
  }

  /// Connects; it returns when Discord says that the session is ready. Where Discord cannot be
  /// reached it goes on trying; it ends where Discord refuses the token, or begins no session.
  ///
  /// @param listener is told all events, each in a thread of its own
  public void open(EventListener listener) throws StartException {
    while (!connected(listener)) {
      if (isClosing || !waited()) {
        throw new StartException("Discord was stopped before it was connected.");
      }
    }
    watch.start();
    try {
      int code = opened.get(LONGEST_START.toMillis(), TimeUnit.MILLISECONDS);
      if (code != NORMAL) {
        throw new StartException(DiscordCloses.reason(code, content.isAsked()));
      }
    } catch (TimeoutException e) {
      throw new StartException(
          "Discord's gateway did not begin a session within "
              + LONGEST_START.toSeconds()
              + " seconds.",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartException("The start was interrupted.", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Signs in; false where Discord's API does not answer.
  private boolean connected(EventListener listener) throws StartException {
    try {
      jda = build(listener);
      return true;
    } catch (InvalidTokenException e) {
      throw new StartException(DiscordCloses.BAD_TOKEN, e);
    } catch (RuntimeException e) {
      LOG.atWarn()
          .addKeyValue("exception", e.getClass().getName())
          .log("signing in to Discord failed");
      return false;
    }
  }

  private JDA build(EventListener listener) {
    return new DiscordBuilder(settings.token(), content.asked())
        .setRestConfig(new RestConfig().setBaseUrl(settings.api().toString()))
        .setSessionController(sessions)
        .setCompression(Compression.NONE) // a few bytes could become many
        .setHttpClient(http)
        .setWebsocketFactory(sockets())
        .setGatewayPool(DiscordBuilder.timers(), true)
        .setEventPool(Executors.newVirtualThreadPerTaskExecutor(), true)
        .setCallbackPool(Executors.newVirtualThreadPerTaskExecutor(), true)
        .setRateLimitElastic(Executors.newVirtualThreadPerTaskExecutor(), true)
        .setEnableShutdownHook(false)
        .setRawEventsEnabled(true)
        .setEventPassthrough(true) // what is not answered yet is noted as it was delivered
        .addEventListeners((EventListener) event -> noted(event, listener), listener)
        .build();
  }

  private static WebSocketFactory sockets() {
    WebSocketFactory sockets = new WebSocketFactory().setConnectionTimeout(CONNECT_MILLIS);
    sockets.setSocketFactory(GatewaySocket.plain());
    sockets.setSSLSocketFactory(
        GatewaySocket.secure((SSLSocketFactory) SSLSocketFactory.getDefault()));
    return sockets;
  }

  private void noted(GenericEvent event, EventListener listener) {
    switch (event) {
      case ReadyEvent _ -> sessions.ready();
      case GatewayPingEvent _ -> watch.heard();
      case RawGatewayEvent raw when raw.getType().equals("READY") -> content.note(raw);
      case StatusChangeEvent status when status.getNewStatus() == JDA.Status.CONNECTED ->
          opened.complete(NORMAL);
      case StatusChangeEvent status when status.getNewStatus() == JDA.Status.LOADING_SUBSYSTEMS ->
          waitForServers(status.getJDA());
      case SessionRecreateEvent _ -> {
        sessions.ready();
        LOG.info("a new session with Discord; what was said meanwhile is lost");
      }
      case SessionResumeEvent _ -> LOG.info("the session with Discord goes on");
      case SessionDisconnectEvent closed ->
          LOG.atWarn()
              .addKeyValue(
                  "code",
                  closed.getServiceCloseFrame() == null
                      ? 1006
                      : closed.getServiceCloseFrame().getCloseCode())
              .log("the connection to Discord was closed");
      case ShutdownEvent over -> over(over, listener);
      default -> {} // of no interest
    }
  }

  /// The session is open. JDA holds back all events until each server has told of itself, and waits
  /// 75 seconds for one that Discord has lost for a while.
  private static void waitForServers(JDA now) {
    JDAImpl jda = (JDAImpl) now;
    GuildSetupController servers = jda.getGuildSetupController();
    var _ =
        jda.getGatewayPool()
            .schedule(
                () -> {
                  servers.onTimeout();
                  // What comes from those that it knows to be lost, it drops.
                  servers.getUnavailableGuilds().clear();
                },
                FOR_SERVERS.toMillis(),
                TimeUnit.MILLISECONDS);
  }

  private void over(ShutdownEvent event, EventListener listener) {
    int code = event.getCode();
    // JDA also ends so what never got to be a connection; that is tried again where it was begun.
    boolean isOurs = isClosing || code == NORMAL;
    if (isOurs || opened.complete(code)) {
      return;
    }
    if (DiscordCloses.isForGood(code)) {
      fatal = DiscordCloses.detail(code);
      LOG.error(DiscordCloses.reason(code, content.isAsked()));
      return;
    }
    LOG.atWarn().addKeyValue("code", code).log("the connection to Discord is begun anew");
    Thread.ofVirtual().name("discord-anew").start(() -> anew(listener));
  }

  private void anew(EventListener listener) {
    try {
      while (!isClosing && waited() && !connected(listener)) {
        LOG.debug("signing in again");
      }
    } catch (StartException e) {
      fatal = "token refused";
      LOG.error(e.getMessage());
    }
  }

  /// Sees to it that what is said in channels is heard with what is in it: where that was not asked
  /// for when the session was begun, and Discord allows it, another one is begun.
  ///
  /// @param listener as when it was opened
  public void listenIn(EventListener listener) {
    if (!isClosing && content.isToBeAsked()) {
      jda().shutdown();
      Thread.ofVirtual().name("discord-anew").start(() -> anew(listener));
    }
  }

  private static boolean waited() {
    try {
      Thread.sleep(RETRY);
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// How it is.
  public Health health() {
    JDA now = jda;
    if (isClosing) {
      return new Health(Health.State.DOWN, "stopped");
    }
    if (!fatal.isEmpty()) {
      return new Health(Health.State.DOWN, fatal);
    }
    if (now == null || !opened.isDone()) {
      String reason = now == null ? "signing in" : "beginning a session";
      return new Health(Health.State.STARTING, isApiInTrouble() ? trouble.get() : reason);
    }
    if (isApiInTrouble()) {
      return new Health(Health.State.RECOVERING, trouble.get());
    }
    return now.getStatus() == JDA.Status.CONNECTED
        ? content.health()
        : new Health(Health.State.RECOVERING, "reconnecting");
  }

  /// Takes nothing new, sends what is waiting for as long as `grace`, and ends.
  public void close(Duration grace) {
    isClosing = true;
    watch.stop();
    sessions.close();
    JDA now = jda;
    if (now == null) {
      return;
    }
    now.shutdown();
    try {
      if (!grace.isZero()) {
        var _ = now.awaitShutdown(grace);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      now.shutdownNow(); // also of what is done: its timers would live on for seconds
    }
  }
}
