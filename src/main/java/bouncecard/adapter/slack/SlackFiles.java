package bouncecard.adapter.slack;

import bouncecard.app.chat.Attachment;
import bouncecard.app.chat.FileRoom;
import bouncecard.app.chat.Trouble;
import bouncecard.catalog.Message;
import bouncecard.text.UntrustedText;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import tools.jackson.databind.JsonNode;

/// Fetches the files that came with a question.
///
/// The bot's token goes to Slack's own hosts and to the configured API's and nowhere else, whatever
/// address a message or a redirect names.
final class SlackFiles {
  private static final int MOST_REDIRECTS = 3;

  /// How long a question waits while files of others are read.
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final String LIMIT = (Attachment.LARGEST >> 20) + " MiB";

  private final OkHttpClient http;
  private final SlackApi api;
  private final SlackSettings settings;
  private final FileRoom room;

  SlackFiles(OkHttpClient http, SlackApi api, SlackSettings settings, FileRoom room) {
    this.http = http.newBuilder().followRedirects(false).followSslRedirects(false).build();
    this.api = api;
    this.settings = settings;
    this.room = room;
  }

  /// The files, and why some are missing.
  record Fetched(List<Attachment> attachments, List<Trouble> missing) {
    static final Fetched NOTHING = new Fetched(List.of(), List.of());
  }

  /// Takes the files one after the other and hands them on, when there is room for them.
  <T> T with(List<JsonNode> files, Function<Fetched, T> reading) {
    if (files.isEmpty()) {
      return reading.apply(Fetched.NOTHING);
    }
    try {
      Optional<FileRoom.Taken> taken = room.take(size(files), PATIENCE);
      if (taken.isPresent()) {
        try (FileRoom.Taken _ = taken.get()) {
          return reading.apply(fetched(files));
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // stopped
    }
    return reading.apply(new Fetched(List.of(), List.of(Trouble.of(Message.TROUBLE_BUSY))));
  }

  /// What they have together as Slack says; a file of which it does not say counts as the largest.
  private static long size(List<JsonNode> files) {
    return files.stream().mapToLong(file -> file.path("size").asLong(Attachment.LARGEST)).sum();
  }

  private Fetched fetched(List<JsonNode> files) {
    List<Attachment> attachments = new ArrayList<>();
    List<Trouble> missing = new ArrayList<>();
    int left = Attachment.LARGEST;
    for (JsonNode file : files.subList(0, Math.min(files.size(), Attachment.MOST))) {
      String name = name(file);
      switch (fetched(file, left)) {
        case Got.Content(byte[] bytes) -> {
          attachments.add(new Attachment(name, bytes));
          left -= bytes.length;
        }
        case Got.TooLarge() ->
            missing.add(
                new Trouble(Message.TROUBLE_FILE_TOO_LARGE, Map.of("file", name, "limit", LIMIT)));
        case Got.Forbidden() ->
            missing.add(
                new Trouble(
                    Message.TROUBLE_MISSING_PERMISSION, Map.of("permission", "files:read")));
        case Got.Failed() ->
            missing.add(
                new Trouble(
                    Message.TROUBLE_FILE_NOT_FETCHED, Map.of("file", name, "platform", "Slack")));
      }
    }
    if (files.size() > Attachment.MOST) {
      missing.add(
          new Trouble(
              Message.TROUBLE_TOO_MANY_FILES, Map.of("limit", Integer.toString(Attachment.MOST))));
    }
    return new Fetched(attachments, missing);
  }

  private sealed interface Got {
    @SuppressWarnings("ArrayRecordComponent") // read and never compared
    record Content(byte[] bytes) implements Got {}

    record TooLarge() implements Got {}

    record Forbidden() implements Got {}

    record Failed() implements Got {}
  }

  private Got fetched(JsonNode file, int limit) {
    String mail = file.path("plain_text").asString("");
    if (file.path("mode").asString("").equals("email") && !mail.isBlank()) {
      return new Got.Content(mail.getBytes(StandardCharsets.UTF_8));
    }
    if (file.path("size").asLong(0) > limit) {
      return new Got.TooLarge();
    }
    String url = url(file);
    if (url.isEmpty() && !file.path("id").asString("").isEmpty()) {
      // From a workspace that shares the channel, Slack tells only the id.
      switch (api.call("files.info", Map.of("file", file.path("id").asString()))) {
        case SlackAnswer.Taken(JsonNode body, String _) -> url = url(body.path("file"));
        case SlackAnswer.Refused(String error, String _, long _) -> {
          return error.equals("missing_scope") ? new Got.Forbidden() : new Got.Failed();
        }
      }
    }
    boolean isPage = file.path("mimetype").asString("").startsWith("text/html");
    return download(url, limit, isPage);
  }

  private static String url(JsonNode file) {
    String download = file.path("url_private_download").asString("");
    return download.isEmpty() ? file.path("url_private").asString("") : download;
  }

  private Got download(String from, int limit, boolean isPage) {
    String url = from;
    try {
      for (int i = 0; i <= MOST_REDIRECTS; i++) {
        HttpUrl target = HttpUrl.parse(url);
        if (target == null || !isSlacks(target)) {
          return new Got.Failed();
        }
        Request request =
            new Request.Builder()
                .url(target)
                .header("Authorization", "Bearer " + settings.botToken().value())
                .build();
        try (Response response = http.newCall(request).execute()) {
          if (!response.isRedirect()) {
            return content(response, limit, isPage);
          }
          url = redirected(target, response);
        }
      }
    } catch (IOException _) {
      return new Got.Failed();
    }
    return new Got.Failed();
  }

  private static String redirected(HttpUrl from, Response response) {
    HttpUrl to = from.resolve(Optional.ofNullable(response.header("Location")).orElse(""));
    return to == null ? "" : to.toString();
  }

  private static Got content(Response response, int limit, boolean isPage) throws IOException {
    if (response.code() == 401 || response.code() == 403) {
      return new Got.Forbidden();
    }
    if (!response.isSuccessful()) {
      return new Got.Failed();
    }
    // Without the scope, Slack answers with its page to sign in and 200.
    String type = Optional.ofNullable(response.header("Content-Type")).orElse("");
    if (type.startsWith("text/html") && !isPage) {
      return new Got.Forbidden();
    }
    if (response.body().contentLength() > limit) {
      return new Got.TooLarge();
    }
    try (InputStream in = response.body().byteStream()) {
      byte[] bytes = in.readNBytes(limit + 1);
      return bytes.length > limit ? new Got.TooLarge() : new Got.Content(bytes);
    }
  }

  /// Whether the token may go there.
  private boolean isSlacks(HttpUrl target) {
    URI api = settings.api();
    HttpUrl configured = HttpUrl.parse(api.toString());
    if (configured != null
        && configured.scheme().equals(target.scheme())
        && configured.host().equals(target.host())
        && configured.port() == target.port()) {
      return true;
    }
    String host = target.host().toLowerCase(Locale.ROOT);
    boolean isSlack =
        host.equals("slack.com")
            || host.endsWith(".slack.com")
            || host.equals("slack-gov.com")
            || host.endsWith(".slack-gov.com");
    return target.isHttps() && target.port() == 443 && isSlack;
  }

  private static String name(JsonNode file) {
    String name = file.path("name").asString("");
    String title = file.path("title").asString("");
    String given = name.isEmpty() ? title : name;
    return given.isEmpty() ? "file" : new UntrustedText(given).visible(80);
  }
}
