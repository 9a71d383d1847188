package bouncecard.adapter.discord.api;

import java.nio.charset.StandardCharsets;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;

/// A file to send with a message.
@SuppressWarnings("ArrayRecordComponent") // sent and never compared
public record DiscordUpload(String name, MediaType type, byte[] bytes) {
  private static final MediaType PNG = MediaType.get("image/png");
  private static final MediaType TEXT = MediaType.get("text/plain; charset=utf-8");

  /// A text.
  public static DiscordUpload text(String name, String text) {
    return new DiscordUpload(name, TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  /// A picture.
  public static DiscordUpload png(String name, byte[] bytes) {
    return new DiscordUpload(name, PNG, bytes);
  }

  /// The message with the files, as Discord takes both.
  static RequestBody with(RequestBody message, List<DiscordUpload> files) {
    MultipartBody.Builder body =
        new MultipartBody.Builder()
            .setType(MultipartBody.FORM)
            .addFormDataPart("payload_json", null, message);
    for (int i = 0; i < files.size(); i++) {
      DiscordUpload file = files.get(i);
      body.addFormDataPart(
          "files[" + i + "]", file.name, RequestBody.create(file.bytes, file.type));
    }
    return body.build();
  }
}
