package bouncecard.adapter.discord.api;

import bouncecard.adapter.discord.api.DiscordAnswer.Reason;
import bouncecard.adapter.discord.api.DiscordAnswer.Refused;
import bouncecard.adapter.discord.api.DiscordAnswer.Taken;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.InsufficientPermissionException;
import net.dv8tion.jda.api.requests.Response;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.internal.requests.RestActionImpl;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Calls Discord's API through JDA, which keeps to its rate limits: the one place where Discord is
/// waited for and asked again.
///
/// What is sent is what was drawn, byte for byte. JDA's own objects for messages would take it
/// apart and put it together anew; and its answers to interactions are spent when they are sent, so
/// that none could be sent again after a fault of Discord's.
public final class DiscordApi {
  private static final Logger LOG = LoggerFactory.getLogger(DiscordApi.class);
  private static final int MOST_TRIES = 3;
  private static final long SHORTEST_WAIT = 200;
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Refused UNREACHABLE = new Refused(Reason.UNREACHABLE, 0, 0);
  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
  private static final MediaType TEXT = MediaType.get("text/plain; charset=utf-8");

  private final Supplier<JDA> jda;
  private final Predicate<String> lost;

  /// @param jda the connection of the moment
  /// @param lost whether the answer to a call of this path was lost
  public DiscordApi(Supplier<JDA> jda, Predicate<String> lost) {
    this.jda = jda;
    this.lost = lost;
  }

  /// A file to send with a message.
  public record File(String name, String text) {}

  /// Answers an interaction
  /// (<https://docs.discord.com/developers/interactions/receiving-and-responding>).
  public DiscordAnswer callback(String id, String token, ObjectNode response, List<File> files) {
    Route.CompiledRoute route =
        Route.Interactions.CALLBACK.compile(id, token).withQueryParams("with_response", "true");
    DiscordAnswer answer = once(route, body(response, files));
    // JDA itself sends again what was not answered.
    if (isAnswered(answer) && lost.test("/interactions/" + id + "/" + token + "/callback")) {
      return Taken.silently();
    }
    for (int attempt = 1; mayPass(answer) && attempt < MOST_TRIES; attempt++) {
      waitBefore(attempt);
      answer = once(route, body(response, files));
      if (isAnswered(answer)) {
        return Taken.silently(); // the answer was lost, not the call
      }
    }
    return answer;
  }

  private static boolean isAnswered(DiscordAnswer answer) {
    return answer instanceof Refused(Reason why, int _, int _) && why == Reason.ANSWERED;
  }

  /// A further message to an interaction.
  public DiscordAnswer followUp(String token, ObjectNode message) {
    return patiently(
        Route.Interactions.CREATE_FOLLOWUP
            .compile(application(), token)
            .withQueryParams("wait", "true"),
        Optional.of(message));
  }

  /// Changes a message of an interaction.
  ///
  /// @param message its id, or `@original`
  public DiscordAnswer edit(String token, String message, ObjectNode changes) {
    return patiently(
        Route.Interactions.EDIT_FOLLOWUP.compile(application(), token, message),
        Optional.of(changes));
  }

  /// Takes a message of an interaction away.
  public DiscordAnswer delete(String token, String message) {
    return patiently(
        Route.Interactions.DELETE_FOLLOWUP.compile(application(), token, message),
        Optional.empty());
  }

  /// Posts a message in a channel, as a member of it.
  public DiscordAnswer post(String channel, ObjectNode message) {
    return patiently(Route.Messages.SEND_MESSAGE.compile(channel), Optional.of(message));
  }

  /// Changes a message that the bot posted in a channel.
  public DiscordAnswer change(String channel, String message, ObjectNode changes) {
    return patiently(Route.Messages.EDIT_MESSAGE.compile(channel, message), Optional.of(changes));
  }

  /// Takes a message away that the bot posted in a channel.
  public DiscordAnswer remove(String channel, String message) {
    return patiently(Route.Messages.DELETE_MESSAGE.compile(channel, message), Optional.empty());
  }

  /// What Discord answers to a question that JDA puts, such as for the messages of a channel.
  public <T> T answered(Supplier<? extends RestAction<T>> asking) throws RefusedException {
    try {
      return asking.get().submit().get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InsufficientPermissionException _) {
      throw new RefusedException(new Refused(Reason.NO_HISTORY, 403, 0));
    } catch (ExecutionException e) {
      throw new RefusedException(refused(e.getCause()));
    } catch (TimeoutException | RuntimeException _) {
      throw new RefusedException(UNREACHABLE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new RefusedException(UNREACHABLE);
    }
  }

  /// Opens the channel to one person; its id is the answer's `id`.
  public DiscordAnswer openDirect(String user) {
    return patiently(
        Route.Self.CREATE_PRIVATE_CHANNEL.compile(),
        Optional.of(DiscordJson.object().put("recipient_id", user)));
  }

  /// The application's commands, as an array in JSON.
  public String commands() throws RefusedException {
    return array(
        Route.Interactions.GET_COMMANDS
            .compile(application())
            .withQueryParams("with_localizations", "true"),
        null);
  }

  /// Puts these in the place of all commands.
  public void register(JsonNode commands) throws RefusedException {
    array(Route.Interactions.UPDATE_COMMANDS.compile(application()), json(commands));
  }

  /// Discord did not do what the program cannot do without.
  public static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Refused refused;

    RefusedException(Refused refused) {
      super(refused.word());
      this.refused = refused;
    }

    public Refused refused() {
      return refused;
    }
  }

  private String array(Route.CompiledRoute route, @Nullable RequestBody body)
      throws RefusedException {
    return call(route, body, response -> response.getString());
  }

  private String application() {
    return jda.get().getSelfUser().getApplicationId();
  }

  private static RequestBody json(JsonNode json) {
    return RequestBody.create(json.toString().getBytes(StandardCharsets.UTF_8), JSON);
  }

  private static RequestBody body(ObjectNode json, List<File> files) {
    if (files.isEmpty()) {
      return json(json);
    }
    MultipartBody.Builder body =
        new MultipartBody.Builder()
            .setType(MultipartBody.FORM)
            .addFormDataPart("payload_json", null, json(json));
    for (int i = 0; i < files.size(); i++) {
      File file = files.get(i);
      body.addFormDataPart(
          "files[" + i + "]",
          file.name(),
          RequestBody.create(file.text().getBytes(StandardCharsets.UTF_8), TEXT));
    }
    return body.build();
  }

  private DiscordAnswer patiently(Route.CompiledRoute route, Optional<ObjectNode> json) {
    @Nullable RequestBody body = json.map(DiscordApi::json).orElse(null);
    DiscordAnswer answer = once(route, body);
    for (int attempt = 1; mayPass(answer) && attempt < MOST_TRIES; attempt++) {
      waitBefore(attempt);
      answer = once(route, body);
    }
    return answer;
  }

  private static boolean mayPass(DiscordAnswer answer) {
    return answer instanceof Refused(Reason why, int _, int _)
        && why == Reason.UNREACHABLE
        && !Thread.currentThread().isInterrupted();
  }

  private static void waitBefore(int attempt) {
    long base = SHORTEST_WAIT << (attempt - 1);
    try {
      Thread.sleep(base + ThreadLocalRandom.current().nextLong(base));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private DiscordAnswer once(Route.CompiledRoute route, @Nullable RequestBody body) {
    try {
      return new Taken(call(route, body, DiscordApi::object));
    } catch (RefusedException e) {
      return e.refused();
    }
  }

  private <T> T call(
      Route.CompiledRoute route, @Nullable RequestBody body, Function<Response, T> reading)
      throws RefusedException {
    try {
      return new RestActionImpl<T>(jda.get(), route, body, (answer, _) -> reading.apply(answer))
          .submit()
          .get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new RefusedException(logged(route, refused(e.getCause())));
    } catch (RejectedExecutionException _) {
      throw new RefusedException(UNREACHABLE); // the connection is being closed
    } catch (TimeoutException _) {
      throw new RefusedException(logged(route, UNREACHABLE));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new RefusedException(logged(route, UNREACHABLE));
    }
  }

  private static DataObject object(Response response) {
    return response.optObject().orElseGet(DataObject::empty);
  }

  private static Refused refused(@Nullable Throwable cause) {
    if (cause instanceof ErrorResponseException e) {
      // JDA gives its own codes below zero to what is no answer of Discord's.
      int code = Math.max(0, e.getErrorCode());
      int status = Math.max(0, e.getResponse().code);
      return new Refused(Reason.of(status, code), status, code);
    }
    return UNREACHABLE;
  }

  private static Refused logged(Route.CompiledRoute route, Refused refused) {
    LOG.atDebug()
        .addKeyValue("call", route.getBaseRoute().getRoute())
        .addKeyValue("why", refused.why())
        .addKeyValue("status", refused.status())
        .addKeyValue("code", refused.code())
        .log("refused");
    return refused;
  }
}
