package bouncecard.adapter.slack;

import bouncecard.adapter.slack.api.SlackAnswer;
import bouncecard.adapter.slack.api.SlackApi;
import bouncecard.adapter.slack.api.SlackErrors;
import bouncecard.adapter.slack.api.SlackPhrase;
import bouncecard.adapter.slack.api.SlackScopes;
import bouncecard.adapter.slack.api.SlackSettings;
import bouncecard.app.chat.RemoteFile;
import bouncecard.app.chat.UserError;
import bouncecard.catalog.Message;
import bouncecard.text.UntrustedText;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
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

/// Fetches the files that came with a question.
///
/// The bot's token goes to Slack's own hosts and to the configured API's and nowhere else, whatever
/// address a message or a redirect names.
final class SlackFiles {
  private static final int MOST_REDIRECTS = 3;
  private static final String SCOPE = "files:read";

  private final OkHttpClient http;
  private final SlackApi api;
  private final SlackSettings settings;

  SlackFiles(OkHttpClient http, SlackApi api, SlackSettings settings) {
    this.http = http.newBuilder().followRedirects(false).followSslRedirects(false).build();
    this.api = api;
    this.settings = settings;
  }

  /// The files of these file objects of Slack's.
  List<RemoteFile> of(List<JsonNode> files) {
    return files.stream().<RemoteFile>map(Remote::new).toList();
  }

  private final class Remote implements RemoteFile {
    private final JsonNode file;

    Remote(JsonNode file) {
      this.file = file;
    }

    @Override
    public String name() {
      return SlackFiles.name(file);
    }

    @Override
    public OptionalLong size() {
      return file.path("size").asLongOpt();
    }

    @Override
    public RemoteFile.Got fetch(int limit, Duration within) {
      return switch (fetched(file, limit, within)) {
        case Download.Content(byte[] bytes) -> new RemoteFile.Got.Content(bytes);
        case Download.TooLarge() -> new RemoteFile.Got.TooLarge();
        case Download.Forbidden() -> new RemoteFile.Got.Missing(forbidden(name()));
        case Download.Failed() ->
            new RemoteFile.Got.Missing(
                new UserError(
                    Message.TROUBLE_FILE_NOT_FETCHED, Map.of("file", name(), "platform", "Slack")));
      };
    }
  }

  /// With the scope, what Slack does not show was posted where the bot is not.
  private UserError forbidden(String name) {
    boolean hasScope =
        !api.scopes().isEmpty() && !SlackScopes.missing(api.scopes()).contains(SCOPE);
    return hasScope
        ? new UserError(SlackPhrase.FILE_UNSEEN, Map.of("file", name))
        : SlackErrors.missing(SCOPE);
  }

  private sealed interface Download {
    @SuppressWarnings("ArrayRecordComponent") // read and never compared
    record Content(byte[] bytes) implements Download {}

    record TooLarge() implements Download {}

    record Forbidden() implements Download {}

    record Failed() implements Download {}
  }

  private Download fetched(JsonNode file, int limit, Duration within) {
    long end = System.nanoTime() + within.toNanos();
    String mail = file.path("plain_text").asString("");
    if (file.path("mode").asString("").equals("email") && !mail.isBlank()) {
      return new Download.Content(mail.getBytes(StandardCharsets.UTF_8));
    }
    String url = url(file);
    if (url.isEmpty() && !file.path("id").asString("").isEmpty()) {
      // From a workspace that shares the channel, Slack tells only the id.
      switch (api.call("files.info", Map.of("file", file.path("id").asString()))) {
        case SlackAnswer.Taken(JsonNode body, String _) -> url = url(body.path("file"));
        case SlackAnswer.Refused(String error, String _, long _) -> {
          return switch (error) {
            case "missing_scope", "file_not_found", "access_denied", "no_permission" ->
                new Download.Forbidden();
            default -> new Download.Failed();
          };
        }
      }
    }
    boolean isPage = file.path("mimetype").asString("").startsWith("text/html");
    return download(url, limit, isPage, end);
  }

  private static String url(JsonNode file) {
    String download = file.path("url_private_download").asString("");
    return download.isEmpty() ? file.path("url_private").asString("") : download;
  }

  private Download download(String from, int limit, boolean isPage, long end) {
    String url = from;
    try {
      for (int i = 0; i <= MOST_REDIRECTS; i++) {
        HttpUrl target = HttpUrl.parse(url);
        if (target == null || !isSlacks(target)) {
          return new Download.Failed();
        }
        Request request =
            new Request.Builder()
                .url(target)
                .header("Authorization", "Bearer " + settings.botToken().value())
                .build();
        Call call = http.newCall(request);
        call.timeout().timeout(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        try (Response response = call.execute()) {
          if (!response.isRedirect()) {
            return content(response, limit, isPage);
          }
          url = redirected(target, response);
        }
      }
    } catch (IOException _) {
      return new Download.Failed();
    }
    return new Download.Failed();
  }

  private static String redirected(HttpUrl from, Response response) {
    HttpUrl to = from.resolve(Optional.ofNullable(response.header("Location")).orElse(""));
    return to == null ? "" : to.toString();
  }

  private static Download content(Response response, int limit, boolean isPage) throws IOException {
    if (response.code() == 401 || response.code() == 403) {
      return new Download.Forbidden();
    }
    if (!response.isSuccessful()) {
      return new Download.Failed();
    }
    // Without the scope, Slack answers with its page to sign in and 200.
    String type = Optional.ofNullable(response.header("Content-Type")).orElse("");
    if (type.startsWith("text/html") && !isPage) {
      return new Download.Forbidden();
    }
    if (response.body().contentLength() > limit) {
      return new Download.TooLarge();
    }
    try (InputStream in = response.body().byteStream()) {
      byte[] bytes = in.readNBytes(limit + 1);
      return bytes.length > limit ? new Download.TooLarge() : new Download.Content(bytes);
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
