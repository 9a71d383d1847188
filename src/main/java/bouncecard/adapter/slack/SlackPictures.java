package bouncecard.adapter.slack;

import bouncecard.adapter.slack.api.SlackAnswer;
import bouncecard.adapter.slack.api.SlackApi;
import bouncecard.adapter.slack.api.SlackConversation;
import bouncecard.adapter.slack.api.SlackJson;
import bouncecard.app.chart.Picture;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Shares pictures in conversations, where the app may
/// (<https://docs.slack.dev/messaging/working-with-files#uploading_files>).
final class SlackPictures {
  /// An optional one: without it there are no pictures.
  private static final String SCOPE = "files:write";

  private final SlackApi api;

  SlackPictures(SlackApi api) {
    this.api = api;
  }

  /// Shares a picture with all who read the conversation; whether it is there.
  boolean share(SlackConversation place, Picture picture) {
    boolean mayUpload = List.of(api.scopes().split(",", -1)).contains(SCOPE);
    if (place.channel().isEmpty() || !mayUpload) {
      return false;
    }
    SlackAnswer wanted =
        api.call(
            "files.getUploadURLExternal",
            Map.of(
                "filename", Picture.NAME,
                "length", Integer.toString(picture.png().length),
                "alt_txt", picture.alternative()));
    if (!(wanted instanceof SlackAnswer.Taken(JsonNode given, String _))
        || !api.upload(given.path("upload_url").asString(""), picture.png())) {
      return false;
    }
    ObjectNode file = SlackJson.object().put("id", given.path("file_id").asString(""));
    file.put("title", Picture.NAME);
    Map<String, String> fields = new HashMap<>();
    fields.put("files", "[" + file + "]");
    fields.put("channel_id", place.channel());
    fields.put("initial_comment", picture.legend());
    if (!place.thread().isEmpty()) {
      fields.put("thread_ts", place.thread());
    }
    return api.callOnce("files.completeUploadExternal", fields) instanceof SlackAnswer.Taken;
  }
}
