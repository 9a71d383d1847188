package bouncecard.lab;

import static bouncecard.adapter.slack.wire.SlackPerson.ANN;
import static bouncecard.adapter.slack.wire.SlackPerson.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.ServeCommand;
import bouncecard.adapter.discord.wire.DiscordGatewayStandIn;
import bouncecard.adapter.discord.wire.DiscordGuild;
import bouncecard.adapter.discord.wire.DiscordPayloads;
import bouncecard.adapter.discord.wire.DiscordPerson;
import bouncecard.adapter.slack.wire.SlackCall;
import bouncecard.adapter.slack.wire.SlackPerson;
import bouncecard.adapter.slack.wire.SlackSignature;
import bouncecard.adapter.slack.wire.SlackWorkspace;
import bouncecard.adapter.slack.wire.SocketModeStandIn;
import bouncecard.adapter.wire.WebAnswer;
import bouncecard.adapter.wire.WebStandIn;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Two replicas of the bot, each a process of its own, with a real Redis and both platforms.
@Timeout(180)
final class TwoReplicasLabTest {
  private static final SlackSignature SIGNATURE = new SlackSignature(SlackSignature.SECRET);
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String BOUNCE =
      "550 5.7.26 Unauthenticated email from example.com is not accepted due to domain's policy";

  @TempDir Path folder;

  private final SocketModeStandIn slack = new SocketModeStandIn();
  private final DiscordGatewayStandIn gateway = new DiscordGatewayStandIn(/* hasGuild= */ true);
  private final DiscordGuild discord = new DiscordGuild(this::discordAddress);
  private final WebStandIn discordApi = new WebStandIn(discord::answer);
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Process> processes = new ArrayList<>();
  private Optional<RedisServer> redis = Optional.empty();

  private String discordAddress() {
    return discordApi.address();
  }

  /// One of them.
  ///
  /// @param outside where Slack's requests come in
  /// @param internal where it says how it is
  private record Replica(Process process, String outside, String internal) {}

  private Process serve(String name) throws IOException {
    Map<String, String> environment = new HashMap<>();
    environment.put("SLACK_BOT_TOKEN", SlackWorkspace.BOT_TOKEN);
    environment.put("SLACK_SIGNING_SECRET", SlackSignature.SECRET);
    environment.put("BOUNCECARD_SLACK_MODE", "http");
    environment.put("SLACK_API_URL", slack.apiUrl());
    environment.put("DISCORD_TOKEN", DiscordGuild.TOKEN);
    environment.put("DISCORD_API_URL", discordApi.address() + "/api/v10/");
    environment.put("DISCORD_GATEWAY_URL", gateway.uri().toString());
    environment.put("BOUNCECARD_HTTP_LISTEN", "127.0.0.1:0");
    environment.put("BOUNCECARD_INTERNAL_LISTEN", "127.0.0.1:0");
    environment.put("BOUNCECARD_STATE_URL", "redis://127.0.0.1:" + redis.orElseThrow().port());
    environment.put("BOUNCECARD_STATE_KEY", "k".repeat(40));
    Process process =
        ServeCommand.in(Files.createDirectory(folder.resolve(name)), environment).start();
    processes.add(process);
    return process;
  }

  /// Its log is read on by a thread of its own, since a full pipe would stop it.
  private static Replica inService(Process process) throws IOException {
    BufferedReader log = process.errorReader(StandardCharsets.UTF_8);
    String internal = ServeCommand.until(log, "internal listening on ").replaceFirst(".* on ", "");
    String outside = ServeCommand.until(log, "http listening on ").replaceFirst(".* on ", "");
    ServeCommand.until(log, "in service: ");
    Thread.ofVirtual().start(() -> log.lines().forEach(_ -> {}));
    return new Replica(process, outside, internal);
  }

  private static void kill(Process process) {
    process.destroyForcibly();
    process.onExit().join();
  }

  @AfterEach
  void stop() {
    processes.forEach(TwoReplicasLabTest::kill);
    client.shutdownNow();
    slack.close();
    gateway.close();
    discordApi.close();
    redis.ifPresent(RedisServer::close);
  }

  private int post(Replica to, byte[] body) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://" + to.outside() + "/slack/events"))
            .timeout(LONG)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    SIGNATURE.headers(body).forEach(request::header);
    return client.send(request.build(), BodyHandlers.discarding()).statusCode();
  }

  private String ready(Replica one) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://" + one.internal() + "/ready"))
              .timeout(LONG)
              .build();
      return client.send(request, BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private boolean leads(Replica one) {
    return ready(one).contains("this one leads");
  }

  private static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean() && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(20_000_000); // the test's own time-out ends it
    }
  }

  private byte[] mention(SlackPerson person, String words) {
    return SlackSignature.event(slack.payloads().event(slack.payloads().mention(person, words)));
  }

  private List<SlackCall> posts() {
    return slack.workspace().calls().all(call -> call.method().equals("chat.postMessage"));
  }

  private SlackCall posted(int count) {
    return slack
        .workspace()
        .calls()
        .await(count, call -> call.method().equals("chat.postMessage"), LONG)
        .getLast();
  }

  private static String firstButton(SlackCall card) {
    for (JsonNode block : card.arguments().path("blocks")) {
      for (JsonNode element : block.path("elements")) {
        if (element.path("type").asString("").equals("button")) {
          return element.path("action_id").asString();
        }
      }
    }
    throw new AssertionError("no button in " + card.arguments());
  }

  /// One start of two processes for all of it: each takes seconds.
  @Test
  void twoProcesses_areOneBot() throws Exception {
    redis = Optional.of(RedisServer.required());
    Process one = serve("first");
    Process other = serve("second");
    Replica first = inService(one);
    Replica second = inService(other);

    // One event at both is answered once.
    byte[] body = mention(ANN, BOUNCE);
    assertThat(post(first, body)).isEqualTo(200);
    assertThat(post(second, body)).isEqualTo(200);
    SlackCall card = posted(1);
    assertThat(card.shown()).contains("5.7.26");

    // A button under what one answered works at the other: the first had it in hand when it said
    // so.
    ObjectNode press = slack.payloads().pressed(ANN, card, firstButton(card), "");
    assertThat(post(second, SlackSignature.interactive(press))).isEqualTo(200);
    String path = press.path("response_url").asString().replaceFirst("https?://[^/]*", "");
    SlackCall pressed = slack.workspace().calls().await(call -> call.path().equals(path), LONG);
    assertThat(pressed.shown()).contains("example.com");

    // The one that leads has Discord's gateway.
    await(() -> gateway.isConnected() && (leads(first) || leads(second)));
    Replica leader = leads(first) ? first : second;
    Replica follower = leader.equals(first) ? second : first;
    assertThat(leads(follower)).isFalse();

    // What it acknowledged and had in hand when it was killed, the other one answers.
    slack.workspace().script().always("users.info", WebAnswer.hanging());
    assertThat(post(leader, mention(BEN, "252 550"))).isEqualTo(200);
    slack
        .workspace()
        .calls()
        .await(
            call -> call.method().equals("users.info") && call.argument("user").equals(BEN.id()),
            LONG);
    kill(leader.process());
    long killed = System.nanoTime();
    slack.workspace().script().heal("users.info");
    await(() -> gateway.isConnected() && leads(follower));
    assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(Duration.ofSeconds(15));
    assertThat(posted(2).shown()).contains("252", "550");
    ObjectNode asked =
        DiscordPayloads.smtp(
            new DiscordPerson("500000000000000001", "en-US", DiscordPerson.Place.GUILD), "550");
    gateway.dispatch("INTERACTION_CREATE", asked);
    discord.calls().await(call -> call.name().equals("callback"), LONG);

    // All that was in hand is done when it has ended.
    follower.process().toHandle().destroy();
    assertThat(follower.process().waitFor()).isZero();
    assertThat(posts()).hasSize(2);
  }
}
