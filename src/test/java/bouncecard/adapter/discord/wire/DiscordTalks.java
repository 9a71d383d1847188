package bouncecard.adapter.discord.wire;

import bouncecard.adapter.wire.WebAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What is said in channels, as Discord gives it out: pages of the newest first.
public final class DiscordTalks {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern LIMIT = Pattern.compile("limit=(\\d+)");
  private static final Pattern BEFORE = Pattern.compile("before=(\\d+)");

  private final Map<String, List<ObjectNode>> channels = new ConcurrentHashMap<>();

  /// Says something in a channel.
  public void add(String channel, ObjectNode message) {
    channels
        .computeIfAbsent(channel, _ -> new ArrayList<>())
        .add(message.put("channel_id", channel));
  }

  WebAnswer message(String channel, String id) {
    return channels.getOrDefault(channel, List.of()).stream()
        .filter(one -> one.path("id").asString().equals(id))
        .findFirst()
        .map(one -> WebAnswer.json(200, one.toString()))
        .orElseGet(() -> DiscordGuild.error(404, 10008));
  }

  WebAnswer before(DiscordCall call) {
    String path = call.call().path();
    Matcher limit = LIMIT.matcher(path);
    Matcher before = BEFORE.matcher(path);
    int most = limit.find() ? Integer.parseInt(limit.group(1)) : 50;
    long end = before.find() ? Long.parseLong(before.group(1)) : Long.MAX_VALUE;
    ArrayNode page = JSON.createArrayNode();
    channels.getOrDefault(call.ids().getFirst(), List.of()).reversed().stream()
        .filter(one -> Long.parseLong(one.path("id").asString()) < end)
        .limit(most)
        .forEach(page::add);
    return WebAnswer.json(200, page.toString());
  }
}
