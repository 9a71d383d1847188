package bouncecard.adapter.slack;

import bouncecard.adapter.slack.api.SlackAnswer;
import bouncecard.adapter.slack.api.SlackApi;
import bouncecard.adapter.slack.api.SlackConversation;
import bouncecard.adapter.slack.api.SlackErrors;
import bouncecard.adapter.slack.api.SlackReach;
import bouncecard.adapter.slack.api.SlackScopes;
import bouncecard.adapter.slack.api.SlackSettings;
import bouncecard.adapter.slack.api.SlackSettings.Transport;
import bouncecard.adapter.slack.watch.SlackEar;
import bouncecard.app.chat.ChatPlatform;
import bouncecard.app.chat.service.ChatService;
import bouncecard.app.chat.service.JobRunner;
import bouncecard.app.chat.service.Tasks;
import bouncecard.app.chat.state.Deliveries;
import bouncecard.app.replica.Hands;
import bouncecard.app.serve.Endpoint;
import bouncecard.app.serve.Health;
import bouncecard.app.serve.StartException;
import bouncecard.app.watch.live.WatchLoop;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.middleware.builtin.SingleTeamAuthorization;
import com.slack.api.methods.response.auth.AuthTestResponse;
import com.slack.api.util.http.SlackHttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// One run of the bot in Slack, from its start to its end: what it consists of, wired together.
final class SlackBot {
  private static final Logger LOG = LoggerFactory.getLogger(SlackBot.class);

  /// So many of the threads that acknowledge may wait for the answer to a command.
  private static final int MOST_OPEN_HTTP = 6;

  private static final int MOST_OPEN_SOCKET = 3;
  private static final long LONGEST_PAUSE = 4_000;
  private static final long SHORTEST_PAUSE = 250;

  private final SlackSettings settings;
  private final ChatService chat;
  private final Deliveries deliveries;
  private final Optional<WatchLoop> watching;
  private final Hands hands;
  private final SlackOpenCommands commands;
  private final SlackConfig config = new SlackConfig();
  private final OkHttpClient http;
  private final Slack slack;
  private final SlackApi api;
  private final SlackChat platform;
  private final SlackAskers askers;
  private final JobRunner jobs;
  private final SlackSteps steps;
  private volatile @Nullable SlackReceiver receiver;
  private volatile @Nullable SlackConnection connection;
  private volatile @Nullable App app;
  private volatile Health health = new Health(Health.State.STARTING, "signing in");

  SlackBot(
      SlackSettings settings,
      ChatService chat,
      Deliveries deliveries,
      Optional<WatchLoop> watching,
      Hands hands) {
    this.hands = hands;
    this.commands =
        new SlackOpenCommands(
            settings.transport() instanceof Transport.Http ? MOST_OPEN_HTTP : MOST_OPEN_SOCKET);
    this.settings = settings;
    this.chat = chat;
    this.deliveries = deliveries;
    this.watching = watching;
    this.http = SlackHttp.client(config, settings);
    this.slack = Slack.getInstance(config, new SlackHttpClient(http));
    this.api = new SlackApi(http, settings);
    Tasks tasks = new Tasks();
    this.askers = new SlackAskers(chat, new SlackLocales(api, tasks, System::nanoTime));
    this.platform = new SlackChat(api, commands);
    this.jobs = new JobRunner(platform, chat, tasks);
    this.steps = new SlackSteps(api, chat, new Tasks(), settings.hasStep());
  }

  /// Starts it, for as long as it takes.
  ///
  /// @return why it cannot be started; empty when it is in service
  Optional<StartException> start() throws InterruptedException {
    return switch (identity()) {
      case SlackAnswer.Refused(String error, String _, long _) ->
          Optional.of(
              new StartException(
                  "Slack refuses SLACK_BOT_TOKEN (%s): copy the bot token of the installed app again, from “OAuth & Permissions”."
                      .formatted(error)));
      case SlackAnswer.Taken(JsonNode identity, String scopes) -> {
        tellMissing(scopes);
        yield started(identity);
      }
    };
  }

  /// Who the bot is; where Slack cannot be reached, it is asked again.
  private SlackAnswer identity() throws InterruptedException {
    for (long pause = SHORTEST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
      SlackAnswer answer = api.callOnce("auth.test", Map.of(), SlackApi.CALL);
      if (!(answer instanceof SlackAnswer.Refused(String error, String _, long wait))
          || SlackErrors.isForGood(error)) {
        return answer;
      }
      LOG.atWarn().addKeyValue("error", error).log("cannot sign in to Slack yet");
      health = new Health(Health.State.STARTING, SlackReach.explained(error));
      Thread.sleep(Math.max(wait, pause));
    }
  }

  private static void tellMissing(String scopes) {
    Set<String> missing = SlackScopes.missing(scopes);
    if (!scopes.isEmpty() && !missing.isEmpty()) {
      LOG.atWarn()
          .addKeyValue("scopes", String.join(",", missing))
          .log("the Slack app lacks permissions; add these scopes and install it again");
    }
  }

  private Optional<StartException> started(JsonNode identity) throws InterruptedException {
    SlackFiles files = new SlackFiles(http, api, settings);
    String user = identity.path("user_id").asString("-");
    Set<String> own = Set.of(user, identity.path("bot_id").asString("--"));
    String team = identity.path("team_id").asString("");
    watching.ifPresent(loop -> loop.watch().speakThrough(platform, team, chat.unaskedCards()));
    SlackDispatch dispatch =
        new SlackDispatch(
            chat,
            deliveries,
            hands,
            commands,
            askers,
            new SlackQuestions(api, chat, files, own),
            jobs,
            steps,
            identity.path("user_id").asString(""),
            watching.map(loop -> new SlackEar(loop, files::of, user, own)));
    return switch (settings.transport()) {
      case Transport.Http(var secret) -> {
        receiver =
            new SlackReceiver(
                app(identity, dispatch), new SlackSignatures(secret, InstantSource.system()));
        health = Health.UP;
        doing();
        yield Optional.empty();
      }
      case Transport.Socket(var appToken) -> {
        SlackReceiver taking = new SlackReceiver(app(identity, dispatch), null);
        receiver = taking;
        SlackConnection opening = connection(taking, appToken);
        connection = opening;
        Optional<StartException> refused = opening.open().map(SlackBot::refusedAppToken);
        doing();
        yield refused;
      }
    };
  }

  /// What another process acknowledged and did not answer is answered here.
  private void doing() {
    hands.doing(
        SlackConversation.PLATFORM,
        errand -> {
          SlackReceiver current = receiver;
          if (current != null) {
            current.again(errand);
          }
        });
  }

  private SlackConnection connection(SlackReceiver taking, bouncecard.app.serve.Secret appToken) {
    return new SlackConnection(
        slack, api, appToken, (line, message) -> receive(taking, line, message));
  }

  private void receive(SlackReceiver taking, SlackLine line, String message) {
    SlackConnection current = connection;
    if (current != null) {
      taking.take(line, message, current::send, current::renew);
    }
  }

  private static StartException refusedAppToken(String error) {
    return new StartException(
        "Slack refuses SLACK_APP_TOKEN (%s): make an app-level token with connections:write, under “Basic Information”, and turn Socket Mode on."
            .formatted(error));
  }

  /// Bolt, with nothing in it that asks Slack anything while an acknowledgement is waited for.
  private App app(JsonNode identity, SlackDispatch dispatch) {
    // A configuration that is made otherwise makes a Slack with threads of its own.
    AppConfig boltConfig =
        AppConfig.builder()
            .slack(slack)
            .singleTeamBotToken(settings.botToken().value())
            .authTestCacheEnabled(true)
            .authTestCacheExpirationMillis(-1) // for good
            .build();
    AuthTestResponse known = new AuthTestResponse();
    known.setOk(true);
    known.setUserId(identity.path("user_id").asString(""));
    known.setTeamId(identity.path("team_id").asString(""));
    known.setBotId(identity.path("bot_id").asString(""));
    App bolt =
        new App(
            boltConfig,
            slack,
            List.of(new SingleTeamAuthorization(boltConfig, known, null), dispatch));
    app = bolt;
    return bolt.start();
  }

  ChatPlatform platform() {
    return platform;
  }

  Health health() {
    SlackConnection current = connection;
    return lacking(api.reach().health(current == null ? health : current.health()));
  }

  /// In service, with what is off because the app lacks a permission.
  private Health lacking(Health now) {
    Set<String> missing = api.scopes().isEmpty() ? Set.of() : SlackScopes.missing(api.scopes());
    return now.state() != Health.State.UP || missing.isEmpty()
        ? now
        : new Health(
            Health.State.UP,
            missing.stream()
                .map(scope -> SlackScopes.use(scope) + " without " + scope)
                .collect(Collectors.joining("; ")));
  }

  /// What is made of a request by its head.
  Endpoint.Admission admit(Endpoint.Head head) {
    SlackReceiver current = receiver;
    return current == null
        ? new Endpoint.Admission.Answered(Endpoint.Response.empty(503))
        : current.admit(head);
  }

  /// Answers a request that Slack sent.
  Endpoint.Response answer(Endpoint.Request request) {
    SlackReceiver current = receiver;
    return current == null ? Endpoint.Response.empty(503) : current.answer(request);
  }

  /// Takes nothing new, finishes what is in flight, and ends.
  void stop(Duration grace) {
    hands.notDoing(SlackConversation.PLATFORM);
    SlackReceiver taking = receiver;
    if (taking != null) {
      taking.stop();
    }
    api.reach().stop();
    Duration each = grace.dividedBy(2);
    steps.stop(each);
    jobs.stop(grace.minus(each));
    SlackConnection open = connection;
    if (open != null) {
      open.close();
    }
    App bolt = app;
    if (bolt != null) {
      bolt.stop();
      bolt.executorService().shutdownNow();
    }
    health = new Health(Health.State.DOWN, "stopped");
    try {
      slack.close();
    } catch (Exception e) {
      LOG.atWarn().addKeyValue("exception", e.getClass().getName()).log("closing Slack failed");
    }
  }
}
