package bouncecard.adapter.discord;

import bouncecard.app.chat.Attachment;
import bouncecard.app.chat.Trouble;
import bouncecard.catalog.Message;
import bouncecard.text.UntrustedText;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/// Fetches the files that came with a question, from Discord's own hosts or the configured API's
/// and from nowhere else.
final class DiscordFiles {
  private static final Duration LONGEST = Duration.ofSeconds(15);

  /// Of how many questions files are held at once.
  private static final int MOST_AT_ONCE = 4;

  /// What the files of one question may have together.
  private static final int LARGEST_TOGETHER = 2 * Attachment.LARGEST;

  private static final String LIMIT = (Attachment.LARGEST >> 20) + " MiB";

  private final OkHttpClient http;
  private final URI api;
  private final Semaphore room = new Semaphore(MOST_AT_ONCE);

  /// @param api whose host is trusted beside Discord's
  DiscordFiles(OkHttpClient http, URI api) {
    this.http = http.newBuilder().followRedirects(false).followSslRedirects(false).build();
    this.api = api;
  }

  /// The files, and why some are missing.
  record Fetched(List<Attachment> attachments, List<Trouble> missing) {
    static final Fetched NOTHING = new Fetched(List.of(), List.of());
  }

  private sealed interface Got {
    @SuppressWarnings("ArrayRecordComponent") // read and never compared
    record Content(byte[] bytes) implements Got {}

    record TooLarge() implements Got {}

    record Failed() implements Got {}
  }

  /// Whether a mail or a text could be in it: pictures and sounds are let be.
  static boolean isReadable(net.dv8tion.jda.api.entities.Message.Attachment file) {
    String type = file.getContentType() == null ? "" : file.getContentType();
    return !type.startsWith("image/") && !type.startsWith("video/") && !type.startsWith("audio/");
  }

  /// Takes the files one after the other and hands them on; only so many questions hold files at a
  /// time.
  <T> T with(
      List<net.dv8tion.jda.api.entities.Message.Attachment> files, Function<Fetched, T> reading) {
    if (files.isEmpty()) {
      return reading.apply(Fetched.NOTHING);
    }
    room.acquireUninterruptibly();
    try {
      return reading.apply(fetched(files));
    } finally {
      room.release();
    }
  }

  private Fetched fetched(List<net.dv8tion.jda.api.entities.Message.Attachment> files) {
    List<Attachment> attachments = new ArrayList<>();
    List<Trouble> missing = new ArrayList<>();
    int left = LARGEST_TOGETHER;
    for (var file : files.subList(0, Math.min(files.size(), Attachment.MOST))) {
      String name = new UntrustedText(file.getFileName()).visible(80);
      int limit = Math.min(left, Attachment.LARGEST);
      Got got = file.getSize() > limit ? new Got.TooLarge() : download(file.getUrl(), limit);
      switch (got) {
        case Got.Content(byte[] bytes) -> {
          attachments.add(new Attachment(name, bytes));
          left -= bytes.length;
        }
        case Got.TooLarge() ->
            missing.add(
                new Trouble(Message.TROUBLE_FILE_TOO_LARGE, Map.of("file", name, "limit", LIMIT)));
        case Got.Failed() ->
            missing.add(
                new Trouble(
                    Message.TROUBLE_FILE_NOT_FETCHED, Map.of("file", name, "platform", "Discord")));
      }
    }
    if (files.size() > Attachment.MOST) {
      missing.add(
          new Trouble(
              Message.TROUBLE_TOO_MANY_FILES, Map.of("limit", Integer.toString(Attachment.MOST))));
    }
    return new Fetched(attachments, missing);
  }

  private Got download(String url, int limit) {
    HttpUrl target = HttpUrl.parse(url);
    if (target == null || !isDiscords(target)) {
      return new Got.Failed();
    }
    Call call = http.newCall(new Request.Builder().url(target).build());
    call.timeout().timeout(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    try (Response response = call.execute()) {
      if (!response.isSuccessful()) {
        return new Got.Failed();
      }
      try (InputStream in = response.body().byteStream()) {
        byte[] bytes = in.readNBytes(limit + 1);
        return bytes.length > limit ? new Got.TooLarge() : new Got.Content(bytes);
      }
    } catch (IOException _) {
      return new Got.Failed();
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
