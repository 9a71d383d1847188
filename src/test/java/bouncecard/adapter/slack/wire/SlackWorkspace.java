package bouncecard.adapter.slack.wire;

import bouncecard.adapter.wire.Arrivals;
import bouncecard.adapter.wire.Script;
import bouncecard.adapter.wire.WebAnswer;
import bouncecard.adapter.wire.WebCall;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A workspace of Slack's behind its Web API: it answers calls as Slack does, keeps them, and gives
/// out what is used once or for a while only. Which server it is behind is another's matter.
public final class SlackWorkspace {
  /// The workspace's id.
  public static final String TEAM = "T0STANDIN1";

  /// The app's id.
  public static final String APP = "A0BOUNCE01";

  /// The bot's id.
  public static final String BOT = "B0BOUNCE01";

  /// The bot's id as a user.
  public static final String BOT_USER = "U0BOUNCE01";

  /// A token of the bot, as long as real ones.
  public static final String BOT_TOKEN = "xoxb-000000000001-000000000001-standinstandinstandin00";

  /// A token of the app.
  public static final String APP_TOKEN = "xapp-1-A0BOUNCE01-000000000001-standinstandinstandin00";

  /// A token that Slack gives out for one run of a step.
  public static final String STEP_TOKEN = "xwfp-000000000001-000000000001-standinstandinstandin00";

  /// What the app may do.
  public static final String SCOPES =
      "app_mentions:read,channels:history,channels:read,chat:write,commands,files:read,"
          + "groups:history,groups:read,im:history,im:write,mpim:history,users:read";

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int MOST_RESPONSES = 5;
  private static final Duration TRIGGER_LIFE = Duration.ofSeconds(3);

  /// What Slack gives out with something that a person did.
  ///
  /// @param id opens one view, within three seconds
  /// @param responseUrl takes five messages
  public record Trigger(String id, String responseUrl) {}

  private final Supplier<String> address;
  private final Supplier<String> socket;
  private final Arrivals<SlackCall> calls = new Arrivals<>();
  private final Script script = new Script();
  private final Map<String, String> locales = new ConcurrentHashMap<>();
  private final Map<String, ArrayNode> threads = new ConcurrentHashMap<>();
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final Map<String, ObjectNode> known = new ConcurrentHashMap<>();
  private final Map<String, ObjectNode> views = new ConcurrentHashMap<>();

  /// Which view a call opened or changed, whatever came after it.
  private final Map<SlackCall, String> viewed = new ConcurrentHashMap<>();

  private final Map<String, Long> triggers = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> responses = new ConcurrentHashMap<>();
  private final Map<SlackCall, String> timestamps = new ConcurrentHashMap<>();
  private final AtomicLong ids = new AtomicLong();
  private final SlackHistory history = new SlackHistory();
  private final Map<String, SlackPerson> askers = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> lost = new ConcurrentHashMap<>();
  private final SlackRuns runs = new SlackRuns();
  private final Set<String> channelsKnown = ConcurrentHashMap.newKeySet();
  private final Set<String> without = ConcurrentHashMap.newKeySet();
  private volatile String scopes = SCOPES;

  /// A workspace.
  ///
  /// @param address of the server in front of it, with no slash at its end
  /// @param socket what Socket Mode is connected to
  public SlackWorkspace(Supplier<String> address, Supplier<String> socket) {
    this.address = address;
    this.socket = socket;
  }

  /// Calls that arrived.
  public Arrivals<SlackCall> calls() {
    return calls;
  }

  /// What is answered instead of the usual, by method.
  public Script script() {
    return script;
  }

  /// Makes somebody's language known, such as `ko-KR`.
  public void locale(SlackPerson person, String locale) {
    locales.put(person.id(), locale);
  }

  /// Puts messages in a thread, its first message first.
  public void thread(SlackPerson in, ObjectNode... messages) {
    ArrayNode thread = JSON.createArrayNode();
    for (ObjectNode message : messages) {
      thread.add(message);
    }
    threads.put(in.channel() + " " + messages[0].path("ts").asString(), thread);
  }

  /// A file that can be fetched, as it stands in a message.
  public ObjectNode file(String name, String mimetype, byte[] content) {
    String id = "F0FILE" + ids.incrementAndGet();
    files.put(id, content);
    String url = address.get() + "/files-pri/" + TEAM + "-" + id + "/" + name;
    ObjectNode file = JSON.createObjectNode();
    known.put(id, file);
    return file.put("id", id)
        .put("name", name)
        .put("title", name)
        .put("mimetype", mimetype)
        .put("filetype", name.replaceFirst(".*\\.", ""))
        .put("mode", "hosted")
        .put("size", content.length)
        .put("file_access", "visible")
        .put("url_private", url)
        .put("url_private_download", url);
  }

  /// What can be read in channels.
  public SlackHistory history() {
    return history;
  }

  /// Makes channels known, in which everybody is.
  public void channels(String... ids) {
    channelsKnown.addAll(List.of(ids));
  }

  /// Takes a person, or the bot, out of a channel.
  public void leaves(String user, String channel) {
    without.add(user + channel);
  }

  /// Lets the token have these alone, with commas between.
  public void scopes(String granted) {
    scopes = granted;
  }

  /// Does what is asked the next times, and loses the answer.
  public void lose(String method, int times) {
    lost.put(method, new AtomicInteger(times));
  }

  /// Gives out what comes with a person's doing.
  Trigger trigger(String kind, SlackPerson person) {
    long number = ids.incrementAndGet();
    String id = number + ".trigger";
    String path = "/" + kind + "/" + TEAM + "/" + number + "/secret";
    triggers.put(id, System.nanoTime());
    responses.put(path, new AtomicInteger());
    askers.put(path, person);
    return new Trigger(id, address.get() + path);
  }

  /// The timestamp of a message that the app sent.
  String timestampOf(SlackCall card) {
    return timestamps.computeIfAbsent(card, _ -> SlackPayloads.timestamp());
  }

  /// A view that was opened, as it is now.
  public ObjectNode view(String id) {
    ObjectNode view = views.get(id);
    if (view == null) {
      throw new AssertionError("no view " + id);
    }
    return view;
  }

  /// The view that a call opened or changed, as it is now.
  public ObjectNode view(SlackCall call) {
    return view(viewed.getOrDefault(call, call.argument("view_id")));
  }

  /// Answers a call.
  public WebAnswer answer(WebCall web) {
    SlackCall call = SlackCall.of(web);
    WebAnswer answer = script.take(call.method()).orElseGet(() -> usual(call));
    AtomicInteger losing = lost.getOrDefault(call.method(), new AtomicInteger());
    boolean isLost = losing.getAndDecrement() > 0;
    calls.add(call); // last: whoever waited for it goes on
    return isLost ? WebAnswer.reset() : answer;
  }

  private WebAnswer usual(SlackCall call) {
    return switch (call.method()) {
      case SlackCall.RESPONSE_URL -> response(call);
      case SlackCall.FILE -> file(call);
      case "functions.completeSuccess", "functions.completeError" ->
          call.token().equals(STEP_TOKEN)
              ? runs.ended(call).map(SlackWorkspace::error).orElseGet(SlackWorkspace::taken)
              : error("not_allowed_token_type");
      default -> {
        String token = call.method().equals("apps.connections.open") ? APP_TOKEN : BOT_TOKEN;
        yield call.token().equals(token)
            ? api(call)
                .with(
                    "x-oauth-scopes", call.token().equals(APP_TOKEN) ? "connections:write" : scopes)
            : error("invalid_auth");
      }
    };
  }

  private static WebAnswer taken() {
    return WebAnswer.json(200, "{\"ok\":true}");
  }

  private WebAnswer response(SlackCall call) {
    AtomicInteger used = responses.get(call.path());
    if (used == null) {
      return WebAnswer.json(404, "{\"ok\":false,\"error\":\"expired_url\"}");
    }
    if (used.incrementAndGet() > MOST_RESPONSES) {
      return WebAnswer.json(404, "{\"ok\":false,\"error\":\"used_url\"}");
    }
    history.responded(call, Objects.requireNonNull(askers.get(call.path())), timestampOf(call));
    return WebAnswer.json(200, "{\"ok\":true}");
  }

  private WebAnswer file(SlackCall call) {
    if (call.path().startsWith("/files/upload/")) {
      return WebAnswer.octets("text/plain", "OK".getBytes(StandardCharsets.UTF_8));
    }
    byte[] content = files.get(call.path().split("/", 4)[2].replaceFirst(".*-", ""));
    // Slack sends those whom it does not know to its page to sign in.
    return content == null || !call.token().equals(BOT_TOKEN)
        ? WebAnswer.octets(
            "text/html", "<!DOCTYPE html><html>Sign in</html>".getBytes(StandardCharsets.UTF_8))
        : WebAnswer.octets("application/octet-stream", content);
  }

  private WebAnswer api(SlackCall call) {
    ObjectNode ok = JSON.createObjectNode().put("ok", true);
    switch (call.method()) {
      case "api.test" -> {}
      case "auth.test" ->
          ok.put("url", "https://standin.example.com/")
              .put("team", "Stand-in")
              .put("user", "bouncecard")
              .put("team_id", TEAM)
              .put("user_id", BOT_USER)
              .put("bot_id", BOT)
              .put("is_enterprise_install", false);
      case "apps.connections.open" -> ok.put("url", socket.get());
      case "chat.postMessage", "chat.update" -> {
        ok.put("channel", call.argument("channel"));
        ok.put("ts", call.arguments().path("ts").asString(timestampOf(call)));
        ok.putObject("message").put("type", "message").put("text", call.argument("text"));
        if (call.method().equals("chat.postMessage")) {
          history.posted(call, timestampOf(call));
        }
      }
      case "chat.postEphemeral" -> ok.put("message_ts", timestampOf(call));
      case "chat.delete" ->
          ok.put("channel", call.argument("channel")).put("ts", call.argument("ts"));
      case "views.open", "views.push" -> {
        Long since = triggers.remove(call.argument("trigger_id"));
        if (since == null || call.at() - since > TRIGGER_LIFE.toNanos()) {
          return error(since == null ? "invalid_trigger_id" : "trigger_expired");
        }
        ok.set("view", opened(call, "V0VIEW" + ids.incrementAndGet()));
      }
      case "views.update" -> {
        if (!views.containsKey(call.argument("view_id"))) {
          return error("not_found");
        }
        ok.set("view", opened(call, call.argument("view_id")));
      }
      case "views.publish" -> ok.set("view", opened(call, "V0HOME" + call.argument("user_id")));
      case "users.info" -> ok.set("user", user(call));
      case "conversations.replies", "conversations.history" -> {
        JsonNode thread = threads.get(call.argument("channel") + " " + call.argument("ts"));
        if (thread == null && call.method().endsWith("replies")) {
          ArrayNode posted = history.of(call.argument("channel"), call.argument("ts"));
          if (posted.isEmpty()) {
            return error("thread_not_found");
          }
          ok.set("messages", posted);
        } else if (thread == null) {
          ok.set("messages", history.of(call.argument("channel")));
        } else {
          SlackHistory.page(call, thread, ok);
        }
      }
      case "files.info" -> {
        ObjectNode file = known.get(call.argument("file"));
        if (file == null) {
          return error("file_not_found");
        }
        ok.set("file", file);
      }
      case "files.getUploadURLExternal" -> {
        String id = "F0UP" + ids.incrementAndGet();
        ok.put("file_id", id).put("upload_url", address.get() + "/files/upload/v1/" + id);
      }
      case "files.completeUploadExternal" -> ok.putArray("files");
      case "conversations.open" ->
          ok.putObject("channel").put("id", "D0" + call.argument("users").substring(2));
      case "conversations.info" ->
          ok.putObject("channel")
              .put("id", call.argument("channel"))
              .put("name", "ops")
              .put("is_member", !without.contains(BOT_USER + call.argument("channel")));
      case "users.conversations" -> joined(call, ok);
      case "chat.getPermalink" ->
          ok.put("permalink", "https://standin.example.com/archives/" + call.argument("channel"));
      default -> {
        return error("unknown_method");
      }
    }
    return WebAnswer.json(200, ok.toString());
  }

  /// Two a page, so that a page is not all.
  private void joined(SlackCall call, ObjectNode ok) {
    List<String> channels =
        channelsKnown.stream()
            .filter(one -> !without.contains(call.argument("user") + one))
            .sorted()
            .toList();
    int from = call.argument("cursor").isEmpty() ? 0 : Integer.parseInt(call.argument("cursor"));
    int end = Math.min(channels.size(), from + 2);
    ArrayNode page = ok.putArray("channels");
    channels.subList(from, end).forEach(one -> page.addObject().put("id", one));
    ok.putObject("response_metadata")
        .put("next_cursor", end < channels.size() ? Integer.toString(end) : "");
  }

  private ObjectNode opened(SlackCall call, String id) {
    ObjectNode view = (ObjectNode) call.arguments().path("view").deepCopy();
    int block = 0;
    for (JsonNode node : view.path("blocks")) {
      block++;
      if (!node.has("block_id")) {
        ((ObjectNode) node).put("block_id", "b" + block);
      }
    }
    view.put("id", id)
        .put("team_id", TEAM)
        .put("app_id", APP)
        .put("bot_id", BOT)
        .put("root_view_id", id)
        .put("hash", call.at() + ".hash");
    views.put(id, view);
    viewed.put(call, id);
    return view;
  }

  private ObjectNode user(SlackCall call) {
    ObjectNode user =
        JSON.createObjectNode()
            .put("id", call.argument("user"))
            .put("team_id", TEAM)
            .put("name", "somebody")
            .put("is_bot", false)
            .put("tz", "Europe/Berlin");
    if (call.arguments().path("include_locale").asBoolean(false)) {
      user.put("locale", locales.getOrDefault(call.argument("user"), "en-US"));
    }
    return user;
  }

  /// What Slack answers where it refuses: 200, and the reason in its body.
  public static WebAnswer error(String error) {
    return WebAnswer.json(200, "{\"ok\":false,\"error\":\"" + error + "\"}");
  }

  /// What it answers where a scope is missing.
  public static WebAnswer missingScope(String needed) {
    return WebAnswer.json(
        200,
        "{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"%s\",\"provided\":\"%s\"}"
            .formatted(needed, SCOPES));
  }

  /// What it answers where it was asked too often.
  public static WebAnswer tooMany(int seconds) {
    return WebAnswer.json(429, "{\"ok\":false,\"error\":\"ratelimited\"}")
        .with("Retry-After", Integer.toString(seconds));
  }
}
