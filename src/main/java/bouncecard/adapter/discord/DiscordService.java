package bouncecard.adapter.discord;

import bouncecard.adapter.discord.api.DiscordAnswer.Reason;
import bouncecard.adapter.discord.api.DiscordAnswer.Refused;
import bouncecard.adapter.discord.api.DiscordApi;
import bouncecard.adapter.discord.api.DiscordApi.RefusedException;
import bouncecard.adapter.discord.gateway.DiscordGateway;
import bouncecard.adapter.discord.gateway.DiscordReplay;
import bouncecard.adapter.discord.gateway.DiscordSettings;
import bouncecard.adapter.discord.watch.DiscordEar;
import bouncecard.app.chat.ChatConnection;
import bouncecard.app.chat.ChatPlatform;
import bouncecard.app.chat.service.ChatService;
import bouncecard.app.chat.service.JobRunner;
import bouncecard.app.chat.service.Tasks;
import bouncecard.app.chat.state.Deliveries;
import bouncecard.app.replica.Hands;
import bouncecard.app.serve.Health;
import bouncecard.app.serve.StartException;
import bouncecard.app.watch.live.WatchLoop;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/// The bot in Discord: answers commands, the form, mentions, direct messages and buttons, over a
/// connection that it opens itself.
public final class DiscordService implements ChatConnection {
  private static final Logger LOG = LoggerFactory.getLogger(DiscordService.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// What the bot needs to answer a mention: view the channel, send messages there and in threads,
  /// and read the history, without which it cannot answer to a message.
  static final long PERMISSIONS = 1L << 10 | 1L << 11 | 1L << 16 | 1L << 38;

  private static final int MOST_IDLE = 50;

  /// That no command may be left out that opens an activity.
  private static final int ENTRY_POINT = 50240;

  private static final Duration LONGEST_CALL = Duration.ofSeconds(20);

  private final ChatService chat;
  private final OkHttpClient http;
  private final DiscordGateway gateway;
  private final DiscordApi api;
  private final DiscordChat platform;
  private final JobRunner jobs;
  private final DiscordDoor door;
  private final boolean isOneOfSeveral;
  private final DiscordErrands errands;
  private final Optional<WatchLoop> watching;

  /// A service that is not started.
  ///
  /// @param deliveries tells what was met before
  public DiscordService(ChatService chat, Deliveries deliveries, DiscordSettings settings) {
    this(chat, deliveries, settings, Optional.empty());
  }

  /// The same, which listens in channels.
  ///
  /// @param watching takes what is said there
  public DiscordService(
      ChatService chat,
      Deliveries deliveries,
      DiscordSettings settings,
      Optional<WatchLoop> watching) {
    this(chat, deliveries, settings, watching, Hands.ALONE);
  }

  /// The same, beside other processes.
  ///
  /// @param hands what this one has in hand
  public DiscordService(
      ChatService chat,
      Deliveries deliveries,
      DiscordSettings settings,
      Optional<WatchLoop> watching,
      Hands hands) {
    this.chat = chat;
    errands = new DiscordErrands(deliveries, hands);
    http =
        new OkHttpClient.Builder()
            .connectTimeout(Duration.ofSeconds(5))
            .readTimeout(Duration.ofSeconds(10))
            .writeTimeout(Duration.ofSeconds(10))
            .connectionPool(new ConnectionPool(MOST_IDLE, 30, TimeUnit.SECONDS))
            .build();
    DiscordAnswers answers = new DiscordAnswers();
    OkHttpClient calls =
        http.newBuilder()
            .addInterceptor(answers)
            .callTimeout(LONGEST_CALL)
            .retryOnConnectionFailure(false) // unseen, it would not be known what was sent twice
            .followRedirects(false) // as those do who want somebody to sign in; Discord does not
            .build();
    this.watching = watching;
    gateway = new DiscordGateway(settings, calls, answers::trouble, this::isWatching);
    api = new DiscordApi(gateway::jda, answers::hasLost);
    platform = new DiscordChat(api, errands::deferring);
    DiscordFiles files = new DiscordFiles(http, settings.api());
    jobs = new JobRunner(platform, chat, new Tasks());
    isOneOfSeveral = hands.areSeveral();
    door =
        new DiscordDoor(
            new DiscordDispatch(
                chat,
                errands,
                new DiscordLocales(),
                new DiscordQuestions(api, chat, files),
                jobs,
                watching.map(loop -> new DiscordEar(loop, files::of)),
                this::listenIn));
  }

  private void listenIn() {
    gateway.listenIn(door);
  }

  @Override
  public String name() {
    return "Discord";
  }

  @Override
  public Optional<ChatPlatform> platform() {
    return Optional.<ChatPlatform>of(platform).filter(_ -> gateway.isConnected());
  }

  private boolean isWatching() {
    return watching.filter(loop -> loop.watch().isWatchedOn(platform)).isPresent();
  }

  @Override
  public void start() throws StartException {
    watching.ifPresent(loop -> loop.watch().speakThrough(platform, "", chat.unaskedCards()));
    gateway.open(door);
    try {
      register();
    } catch (RefusedException e) {
      unregistered(e);
    }
    errands.doing(delivered -> DiscordReplay.hear(gateway.jda(), delivered));
    LOG.info(
        "add the bot to a server: https://discord.com/oauth2/authorize?client_id={}"
            + "&scope=bot+applications.commands&permissions={}",
        gateway.jda().getSelfUser().getApplicationId(),
        PERMISSIONS);
  }

  /// The commands of before are there still, so that the bot can be used.
  private static void unregistered(RefusedException e) throws StartException {
    Refused refused = e.refused();
    boolean isTold = refused.why() == Reason.UNREACHABLE || refused.code() == ENTRY_POINT;
    if (!isTold) {
      throw new StartException(
          "Discord did not take the bot's commands (" + refused.word() + ").", e);
    }
    LOG.atWarn()
        .addKeyValue("error", refused.word())
        .log(
            refused.code() == ENTRY_POINT
                ? "Discord wants the application's entry point command to be kept and takes no"
                    + " others; those of before are used. Remove it, under “Activities”"
                : "the commands could not be compared with Discord's; those of before are used");
  }

  /// Discord counts registrations, and people's clients fetch commands anew after each: it is done
  /// only where something changed.
  private void register() throws RefusedException {
    JsonNode registered = JSON.readTree(api.commands());
    ArrayNode ours = DiscordCommands.keeping(registered, DiscordCommands.of(chat.catalog()));
    if (!DiscordCommands.areSame(registered, ours)) {
      api.register(ours);
      LOG.atInfo().addKeyValue("commands", ours.size()).log("commands registered");
    }
  }

  @Override
  public Health health() {
    return gateway.health();
  }

  @Override
  public void stop(Duration grace) {
    long end = System.nanoTime() + grace.toNanos();
    errands.notDoing();
    if (isOneOfSeveral) {
      door.shut(); // else this one would tell people that it ends, while another one hears them
    }
    jobs.stop(grace);
    gateway.close(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
