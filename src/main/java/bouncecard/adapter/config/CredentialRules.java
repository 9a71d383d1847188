package bouncecard.adapter.config;

import bouncecard.adapter.config.Settings.SlackMode;
import bouncecard.adapter.config.SlackAccess.Transport;
import bouncecard.app.serve.Secret;
import java.util.Optional;
import java.util.stream.Stream;

/// What must be given together.
final class CredentialRules {
  private CredentialRules() {}

  /// How to sign in to Slack; empty where nothing says that anyone wants to, or something is
  /// missing, which is added to `mistakes`.
  static Optional<SlackAccess> slack(Credentials given, Resolved settings, ConfigErrors mistakes) {
    boolean isWanted =
        Stream.of(
                Credential.SLACK_BOT_TOKEN,
                Credential.SLACK_APP_TOKEN,
                Credential.SLACK_SIGNING_SECRET)
            .anyMatch(given::isMeant);
    if (!isWanted) {
      return Optional.empty();
    }
    Optional<Secret> botToken = given.secret(Credential.SLACK_BOT_TOKEN);
    if (!given.isMeant(Credential.SLACK_BOT_TOKEN)) {
      mistakes.add(
          "SLACK_BOT_TOKEN is missing; it is the “Bot User OAuth Token” (xoxb-…) under “OAuth &"
              + " Permissions” of the app.");
    }
    SlackMode mode = settings.get(Settings.SLACK_MODE);
    Optional<Transport> transport =
        switch (mode) {
          case SOCKET -> given.secret(Credential.SLACK_APP_TOKEN).map(Transport.Socket::new);
          case HTTP -> given.secret(Credential.SLACK_SIGNING_SECRET).map(Transport.Http::new);
        };
    Credential needed =
        switch (mode) {
          case SOCKET -> Credential.SLACK_APP_TOKEN;
          case HTTP -> Credential.SLACK_SIGNING_SECRET;
        };
    if (!given.isMeant(needed) && settings.isSound(Settings.SLACK_MODE)) {
      mistakes.add(
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
    return botToken.isPresent() && transport.isPresent() && mistakes.sentences().isEmpty()
        ? given
            .address(Credential.SLACK_API_URL)
            .map(api -> new SlackAccess(botToken.get(), transport.get(), api))
        : Optional.empty();
  }

  static Optional<DiscordAccess> discord(Credentials given, ConfigErrors mistakes) {
    Optional<Secret> token = given.secret(Credential.DISCORD_TOKEN);
    return token.isPresent() && mistakes.sentences().isEmpty()
        ? given
            .address(Credential.DISCORD_API_URL)
            .map(
                api ->
                    new DiscordAccess(
                        token.get(), api, given.address(Credential.DISCORD_GATEWAY_URL)))
        : Optional.empty();
  }
}
