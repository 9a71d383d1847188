package bouncecard.adapter.slack;

import bouncecard.adapter.slack.api.SlackPhrase;
import bouncecard.adapter.slack.api.SlackSettings;
import bouncecard.adapter.slack.api.SlackSettings.Transport;
import bouncecard.app.chat.service.ChatService;
import bouncecard.app.chat.state.Deliveries;
import bouncecard.app.config.Credential;
import bouncecard.app.config.GivenSettings;
import bouncecard.app.config.Setting;
import bouncecard.app.config.ValueParser;
import bouncecard.app.integration.ChatIntegration;
import bouncecard.app.integration.ConfiguredChat;
import bouncecard.app.integration.SetupFinding;
import bouncecard.app.replica.Hands;
import bouncecard.app.serve.Secret;
import bouncecard.app.watch.live.WatchLoop;
import bouncecard.catalog.MessageKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Slack's settings and credentials, which of them must be given together, and the way to connect
/// it.
public final class SlackIntegration implements ChatIntegration {
  /// Where Slack sends its requests in HTTP mode.
  private static final String EVENTS = "/slack/events";

  private static final Setting<Mode> MODE =
      Setting.of(
          "slack.mode",
          "socket",
          ValueParser.oneOf(Mode.class),
          "socket: the bot connects to Slack; http: Slack sends requests to http.listen");

  private static final Setting<Boolean> STEP =
      Setting.of(
          "slack.workflow-step",
          "false",
          ValueParser.truth(),
          "whether people's workflows may have a bounce explained, with"
              + " manifests/slack-workflow.yaml");

  private static final Credential BOT_TOKEN =
      Credential.token(
          "SLACK_BOT_TOKEN",
          "the bot's token",
          "xoxb-",
          "it stands under “OAuth & Permissions” of the app");
  private static final Credential APP_TOKEN =
      Credential.token(
          "SLACK_APP_TOKEN",
          "the app's token, for slack.mode socket",
          "xapp-",
          "it is an app-level token, under “Basic Information” of the app");
  private static final Credential SIGNING_SECRET =
      Credential.token(
          "SLACK_SIGNING_SECRET", "by which Slack signs requests, for slack.mode http");
  private static final Credential API =
      Credential.api("SLACK_API_URL", "Slack's API", "https://slack.com/api/");

  /// How the program hears from Slack.
  private enum Mode {
    /// Over a connection that it opens itself (Socket Mode).
    SOCKET,
    /// By requests that Slack sends to its HTTP server.
    HTTP
  }

  /// Slack, as it may be configured.
  public SlackIntegration() {}

  @Override
  public List<Setting<?>> settings() {
    return List.of(MODE, STEP);
  }

  @Override
  public List<Credential> credentials() {
    return List.of(BOT_TOKEN, APP_TOKEN, SIGNING_SECRET, API);
  }

  @Override
  public MessageKey signIn() {
    return SlackPhrase.SIGN_IN;
  }

  @Override
  public boolean hasChannel(String id) {
    return SlackChat.isChannel(id);
  }

  @Override
  public Optional<ConfiguredChat> configure(GivenSettings given) {
    boolean isWanted = Stream.of(BOT_TOKEN, APP_TOKEN, SIGNING_SECRET).anyMatch(given::isMeant);
    if (!isWanted) {
      return Optional.empty();
    }
    if (!given.isMeant(BOT_TOKEN)) {
      given.mistake(
          "SLACK_BOT_TOKEN is missing; it is the “Bot User OAuth Token” (xoxb-…) under “OAuth &"
              + " Permissions” of the app.");
    }
    Mode mode = given.get(MODE);
    Credential needed =
        switch (mode) {
          case SOCKET -> APP_TOKEN;
          case HTTP -> SIGNING_SECRET;
        };
    given.unneeded(needed.equals(APP_TOKEN) ? SIGNING_SECRET : APP_TOKEN);
    if (!given.isMeant(needed) && given.isSound(MODE)) {
      given.mistake(
          switch (mode) {
            case SOCKET ->
                "SLACK_APP_TOKEN is missing, which slack.mode socket needs; it is an app-level"
                    + " token (xapp-…) with connections:write, under “Basic Information” of the"
                    + " app.";
            case HTTP ->
                "SLACK_SIGNING_SECRET is missing, which slack.mode http needs; it stands under"
                    + " “Basic Information” of the app.";
          });
    }
    Optional<Transport> transport = given.secret(needed).map(secret -> transport(mode, secret));
    return given
        .secret(BOT_TOKEN)
        .flatMap(
            token ->
                transport.flatMap(
                    by ->
                        given
                            .address(API)
                            .map(api -> new SlackSettings(token, by, api, given.get(STEP)))))
        .map(Configured::new);
  }

  private static Transport transport(Mode mode, Secret secret) {
    return switch (mode) {
      case SOCKET -> new Transport.Socket(secret);
      case HTTP -> new Transport.Http(secret);
    };
  }

  private record Configured(SlackSettings settings) implements ConfiguredChat {
    @Override
    public boolean takesRequests() {
      return settings.transport() instanceof Transport.Http;
    }

    @Override
    public List<SetupFinding> examine() {
      return new SlackDoctor(settings).examine();
    }

    @Override
    public List<SetupFinding> examine(String channel) {
      return SlackChat.isChannel(channel) ? new SlackDoctor(settings).examine(channel) : List.of();
    }

    @Override
    public Link connect(ChatService chat, Deliveries deliveries, WatchLoop watching, Hands hands) {
      SlackService service =
          new SlackService(settings, chat, deliveries, Optional.of(watching), hands);
      return new Link(service, takesRequests() ? Map.of(EVENTS, service.slackEvents()) : Map.of());
    }
  }
}
