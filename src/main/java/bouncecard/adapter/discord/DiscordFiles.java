package bouncecard.adapter.discord;

import bouncecard.app.chat.RemoteFile;
import bouncecard.app.chat.UserError;
import bouncecard.catalog.Message;
import bouncecard.text.UntrustedText;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import tools.jackson.databind.JsonNode;

/// Fetches the files that came with a question, from Discord's own hosts or the configured API's
/// and from nowhere else.
final class DiscordFiles {
  private final OkHttpClient http;
  private final URI api;

  /// @param api whose host is trusted beside Discord's
  DiscordFiles(OkHttpClient http, URI api) {
    this.http = http.newBuilder().followRedirects(false).followSslRedirects(false).build();
    this.api = api;
  }

  /// Whether a mail or a text could be in it: pictures and sounds are let be.
  static boolean isReadable(net.dv8tion.jda.api.entities.Message.Attachment file) {
    String type = file.getContentType() == null ? "" : file.getContentType();
    return !type.startsWith("image/") && !type.startsWith("video/") && !type.startsWith("audio/");
  }

  /// The files that these are.
  List<RemoteFile> of(List<net.dv8tion.jda.api.entities.Message.Attachment> files) {
    return files.stream()
        .map(file -> of(file.getFileName(), OptionalLong.of(file.getSize()), file.getUrl()))
        .toList();
  }

  /// The file of an attachment as Discord delivers it.
  RemoteFile of(JsonNode attachment) {
    return of(
        attachment.path("filename").asString(""),
        attachment.path("size").asLongOpt(),
        attachment.path("url").asString(""));
  }

  /// The file that is at this address.
  private RemoteFile of(String name, OptionalLong size, String url) {
    return new Remote(name, size, url);
  }

  private final class Remote implements RemoteFile {
    private final String name;
    private final OptionalLong size;
    private final String url;

    Remote(String name, OptionalLong size, String url) {
      this.name = name;
      this.size = size;
      this.url = url;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public OptionalLong size() {
      return size;
    }

    @Override
    public Got fetch(int limit, Duration within) {
      return download(url, limit, within)
          .orElseGet(
              () ->
                  new Got.Missing(
                      new UserError(
                          Message.TROUBLE_FILE_NOT_FETCHED,
                          Map.of(
                              "file",
                              new UntrustedText(name()).visible(80),
                              "platform",
                              "Discord"))));
    }
  }

  /// Empty where it cannot be had.
  private Optional<RemoteFile.Got> download(String url, int limit, Duration within) {
    HttpUrl target = HttpUrl.parse(url);
    if (target == null || !isDiscords(target)) {
      return Optional.empty();
    }
    Call call = http.newCall(new Request.Builder().url(target).build());
    call.timeout().timeout(Math.max(1, within.toMillis()), TimeUnit.MILLISECONDS);
    try (Response response = call.execute()) {
      if (!response.isSuccessful()) {
        return Optional.empty();
      }
      try (InputStream in = response.body().byteStream()) {
        byte[] bytes = in.readNBytes(limit + 1);
        return Optional.of(
            bytes.length > limit
                ? new RemoteFile.Got.TooLarge()
                : new RemoteFile.Got.Content(bytes));
      }
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private boolean isDiscords(HttpUrl target) {
    HttpUrl configured = HttpUrl.parse(api.toString());
    if (configured != null
        && configured.scheme().equals(target.scheme())
        && configured.host().equals(target.host())
        && configured.port() == target.port()) {
      return true;
    }
    boolean isDiscord =
        target.host().equals("cdn.discordapp.com") || target.host().equals("media.discordapp.net");
    return target.isHttps() && target.port() == 443 && isDiscord;
  }
}
