package bouncecard.adapter.discord.wire;

import bouncecard.adapter.wire.Arrivals;
import bouncecard.adapter.wire.Script;
import bouncecard.adapter.wire.WebAnswer;
import bouncecard.adapter.wire.WebCall;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Discord behind its API: it answers calls as Discord does and keeps them. Which server it is
/// behind is another's matter.
public final class DiscordGuild {
  /// A token of the bot, as long as real ones.
  public static final String TOKEN =
      "MTAwMDAwMDAwMDAwMDAwMDAw.standin.standinstandinstandinstandin00";

  /// The application's id, and that of its user.
  public static final String BOT = "100000000000000000";

  /// A server that the bot is in, one of its channels, and a channel of a server that it is not in.
  public static final String GUILD = "200000000000000000";

  public static final String CHANNEL = "300000000000000000";

  /// A thread of that channel, begun from its message of the same id.
  public static final String THREAD = "330000000000000000";

  /// The role that Discord made for the bot there.
  public static final String BOT_ROLE = "210000000000000002";

  public static final String FOREIGN_GUILD = "200000000000000999";
  public static final String FOREIGN_CHANNEL = "300000000000000999";

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int EPHEMERAL = 64;

  private final Arrivals<DiscordCall> calls = new Arrivals<>();
  private final Script script = new Script();
  private final AtomicLong ids = new AtomicLong(900_000_000_000_000_000L);
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final Map<String, String> posts = new ConcurrentHashMap<>();
  private final Set<String> answered = ConcurrentHashMap.newKeySet();
  private final Supplier<String> address;
  private volatile ArrayNode commands = JSON.createArrayNode();
  private volatile boolean hides;
  private final DiscordTalks talk = new DiscordTalks();
  private final Map<String, AtomicInteger> lost = new ConcurrentHashMap<>();

  /// @param address of the server in front of it, with no slash at its end
  public DiscordGuild(Supplier<String> address) {
    this.address = address;
  }

  /// Calls that arrived.
  public Arrivals<DiscordCall> calls() {
    return calls;
  }

  /// What is answered instead of the usual, by the call's name.
  public Script script() {
    return script;
  }

  /// The commands that are registered.
  public JsonNode commands() {
    return commands;
  }

  /// Shows further messages to the person alone, as in a channel where they may not use
  /// applications of their own.
  public void hide(boolean isHiding) {
    hides = isHiding;
  }

  /// A file that can be fetched, as it stands in a message.
  public ObjectNode file(String name, String type, byte[] content) {
    String id = Long.toString(ids.incrementAndGet());
    String path = "/attachments/" + CHANNEL + "/" + id + "/" + name;
    files.put(path, content);
    return JSON.createObjectNode()
        .put("id", id)
        .put("filename", name)
        .put("size", content.length)
        .put("url", address.get() + path)
        .put("proxy_url", address.get() + path)
        .put("content_type", type);
  }

  /// What Discord answers with one of its codes.
  public static WebAnswer error(int status, int code) {
    return WebAnswer.json(status, "{\"message\":\"error\",\"code\":%d}".formatted(code));
  }

  /// 429, with seconds to wait.
  public static WebAnswer tooMany(int seconds, boolean isGlobal) {
    WebAnswer answer =
        WebAnswer.json(
            429,
            "{\"message\":\"You are being rate limited.\",\"retry_after\":%d,\"global\":%b}"
                .formatted(seconds, isGlobal));
    Map<String, String> headers = new java.util.HashMap<>(answer.headers());
    headers.put("Retry-After", Integer.toString(seconds));
    headers.put("X-RateLimit-Scope", isGlobal ? "global" : "shared");
    headers.put("Via", "1.1 google");
    if (isGlobal) {
      headers.put("X-RateLimit-Global", "true");
    }
    return new WebAnswer(
        answer.fate(), answer.status(), Map.copyOf(headers), answer.body(), answer.delay());
  }

  /// Answers a request.
  public WebAnswer answer(WebCall request) {
    DiscordCall call = DiscordCall.of(request);
    boolean isSigned =
        call.name().equals("file") || request.header("authorization").equals("Bot " + TOKEN);
    WebAnswer answer =
        script.take(call.name()).orElseGet(() -> isSigned ? usual(call) : error(401, 0));
    AtomicInteger losing = lost.getOrDefault(call.name(), new AtomicInteger());
    boolean isLost = losing.getAndDecrement() > 0;
    // Last, so that whoever waited for the call finds all done that it does.
    calls.add(call);
    return isLost ? WebAnswer.reset() : answer;
  }

  private WebAnswer usual(DiscordCall call) {
    return switch (call.name()) {
      case "me" -> json(bot());
      case "commands.get" -> json(commands);
      case "commands.put" -> {
        register(call.body());
        yield json(commands);
      }
      case "callback" ->
          answered.add(call.ids().getFirst())
              ? call.call().path().contains("with_response=true")
                  ? json(responded(call))
                  : WebAnswer.json(204, "")
              : error(400, 40060);
      case "message" -> talk.message(call.ids().get(0), call.ids().get(1));
      case "messages" -> talk.before(call);
      case "followup", "edit", "post", "change" -> json(message(call));
      case "delete", "remove" -> WebAnswer.json(204, "");
      case "dm" -> json(direct(call.body().path("recipient_id").asString()));
      case "file" -> {
        byte[] content = files.get(call.ids().getFirst());
        yield content == null
            ? error(404, 0)
            : WebAnswer.octets("application/octet-stream", content);
      }
      default -> error(404, 0);
    };
  }

  private static WebAnswer json(JsonNode json) {
    return WebAnswer.json(200, json.toString());
  }

  /// The bot as a user.
  static ObjectNode bot() {
    return JSON.createObjectNode()
        .put("id", BOT)
        .put("username", "bouncecard")
        .put("discriminator", "0000")
        .put("bot", true);
  }

  private static ObjectNode direct(String user) {
    ObjectNode channel = JSON.createObjectNode().put("id", "4" + user.substring(1)).put("type", 1);
    channel
        .putArray("recipients")
        .addObject()
        .put("id", user)
        .put("username", "somebody")
        .put("discriminator", "0");
    return channel;
  }

  private ObjectNode responded(DiscordCall call) {
    ObjectNode response = JSON.createObjectNode();
    response.putObject("interaction").put("id", call.ids().getFirst()).put("type", 3);
    int type = call.type();
    ObjectNode resource = response.putObject("resource").put("type", type);
    if (type == 4) {
      int flags = call.flags() | (hides ? EPHEMERAL : 0);
      resource
          .putObject("message")
          .put("id", Long.toString(ids.incrementAndGet()))
          .put("channel_id", CHANNEL)
          .put("content", "")
          .put("flags", flags);
    }
    return response;
  }

  /// What is said in its channels.
  public DiscordTalks talk() {
    return talk;
  }

  /// Does what is asked the next times, and loses the answer.
  public void lose(String name, int times) {
    lost.put(name, new AtomicInteger(times));
  }

  private ObjectNode message(DiscordCall call) {
    boolean isHidden = call.name().equals("followup") && hides;
    boolean isNamed = call.name().equals("change");
    return JSON.createObjectNode()
        .put("id", isNamed ? call.ids().get(1) : posted(call))
        .put("channel_id", CHANNEL)
        .put("content", "")
        .put("flags", call.flags() | (isHidden ? EPHEMERAL : 0));
  }

  private String posted(DiscordCall call) {
    String id = Long.toString(ids.incrementAndGet());
    String nonce = call.body().path("nonce").asString("");
    return nonce.isEmpty() ? id : posts.computeIfAbsent(nonce, _ -> id);
  }

  /// The id of what was posted with this nonce; one nonce is one message.
  String posted(String nonce) {
    return posts.getOrDefault(nonce, "");
  }

  /// As Discord gives them back: with ids, and with more than was said.
  private void register(JsonNode all) {
    ArrayNode registered = JSON.createArrayNode();
    for (JsonNode one : all) {
      ObjectNode command = (ObjectNode) one.deepCopy();
      command
          .put("id", Long.toString(ids.incrementAndGet()))
          .put("application_id", BOT)
          .put("version", Long.toString(ids.incrementAndGet()))
          .put("nsfw", false)
          .putNull("default_member_permissions");
      if (!command.has("description")) {
        command.put("description", "");
      }
      registered.insert(0, command);
    }
    commands = registered;
  }
}
