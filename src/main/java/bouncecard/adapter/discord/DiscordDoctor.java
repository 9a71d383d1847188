package bouncecard.adapter.discord;

import bouncecard.adapter.discord.api.DiscordJson;
import bouncecard.adapter.discord.gateway.DiscordSettings;
import bouncecard.app.integration.SetupFinding;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks Discord how the application is set, and says what is off for it
/// (<https://docs.discord.com/developers/resources/application>).
record DiscordDoctor(DiscordSettings settings) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int MESSAGE_CONTENT = 1 << 18;
  private static final int MESSAGE_CONTENT_LIMITED = 1 << 19;
  private static final long LARGEST = 1 << 20;

  /// An answer; its status is 0 where there was none.
  private record Answer(int status, JsonNode body) {}

  List<SetupFinding> examine() {
    OkHttpClient http =
        new OkHttpClient.Builder()
            .followRedirects(false)
            .callTimeout(Duration.ofSeconds(15))
            .build();
    try {
      return examine(http);
    } finally {
      http.dispatcher().executorService().shutdown();
      http.connectionPool().evictAll();
    }
  }

  /// Whether the bot can speak in a channel.
  List<SetupFinding> examine(String channel) {
    OkHttpClient http =
        new OkHttpClient.Builder()
            .followRedirects(false)
            .callTimeout(Duration.ofSeconds(15))
            .build();
    try {
      return switch (asked(http, "channels/" + channel).status()) {
        case 200 -> List.of(SetupFinding.well("Discord: the channel %s.".formatted(channel)));
        case 403, 404 ->
            List.of(
                SetupFinding.lacking(
                    "Discord: the channel %s is not there for the bot.".formatted(channel),
                    "Let its role see the channel and send messages there."));
        default -> List.of(); // what is wrong beyond that is told already
      };
    } finally {
      http.dispatcher().executorService().shutdown();
      http.connectionPool().evictAll();
    }
  }

  private List<SetupFinding> examine(OkHttpClient http) {
    Answer application = asked(http, "applications/@me");
    if (application.status() != 200) {
      return List.of(
          application.status() == 401
              ? SetupFinding.lacking(
                  "Discord: everything; it refuses DISCORD_TOKEN.",
                  "Under “Bot” choose “Reset Token”, and set the new one.")
              : SetupFinding.lacking(
                  "Discord: everything; its API does not answer as it should (%s)."
                      .formatted(
                          application.status() == 0
                              ? "unreachable"
                              : "HTTP " + application.status()),
                  "See to the network and to DISCORD_API_URL."));
    }
    List<SetupFinding> findings = new ArrayList<>();
    JsonNode body = application.body();
    findings.add(
        SetupFinding.well("Discord: signed in as %s.".formatted(body.path("name").asString("?"))));
    long flags = body.path("flags").asLong(0);
    findings.add(
        (flags & (MESSAGE_CONTENT | MESSAGE_CONTENT_LIMITED)) != 0
            ? SetupFinding.well("Discord: mentions can be about what others wrote before them.")
            : SetupFinding.lacking(
                "Discord: a mention cannot be about what others wrote before it (reply, thread).",
                "Turn “Message Content Intent” on under “Bot”."));
    if (!body.path("interactions_endpoint_url").asString("").isEmpty()) {
      findings.add(
          SetupFinding.lacking(
              "Discord: commands and buttons; they are sent to an address and not to the bot.",
              "Empty “Interactions Endpoint URL” under “General Information”."));
    }
    findings.add(commands(asked(http, "applications/%s/commands".formatted(id(body)))));
    return findings;
  }

  private static String id(JsonNode application) {
    return application.path("id").asString("0").replaceAll("[^0-9]", "");
  }

  private static SetupFinding commands(Answer registered) {
    long ours =
        registered
            .body()
            .valueStream()
            .map(one -> one.path("name").asString(""))
            .filter(
                name ->
                    name.equals(DiscordCommands.SMTP)
                        || name.equals(DiscordCommands.BOUNCE)
                        || name.equals(DiscordCommands.EXPLAIN))
            .count();
    return ours == 3
        ? SetupFinding.well("Discord: the commands are registered.")
        : SetupFinding.lacking(
            "Discord: %d of 3 commands are registered.".formatted(ours),
            "Start the bot once; it registers them.");
  }

  private Answer asked(OkHttpClient http, String path) {
    Request request =
        new Request.Builder()
            .url(settings.api().resolve(path).toString())
            .header("Authorization", "Bot " + settings.token().value())
            .build();
    try (Response response = http.newCall(request).execute()) {
      String text = response.peekBody(LARGEST).string();
      return new Answer(response.code(), JSON.readTree(text.isEmpty() ? "{}" : text));
    } catch (IOException | JacksonException _) {
      return new Answer(0, DiscordJson.object());
    }
  }
}
