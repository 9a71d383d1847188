package bouncecard.adapter.slack;

import bouncecard.adapter.slack.api.SlackAnswer;
import bouncecard.adapter.slack.api.SlackApi;
import bouncecard.app.chat.service.Tasks;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/// The languages that people have set in Slack, as far as Slack says.
///
/// Nobody's card waits for that longer than a second, and an answer is kept for an hour; that there
/// is none, for a minute.
final class SlackLocales {
  private static final int MOST = 10_000;
  private static final long PATIENCE_MILLIS = 1_000;
  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final long KEPT = Duration.ofHours(1).toNanos();
  private static final long KEPT_FAILURE = Duration.ofMinutes(1).toNanos();

  private final SlackApi api;
  private final Tasks tasks;
  private final LongSupplier nanos;
  private final Map<String, Known> known =
      new LinkedHashMap<>(16, 0.75f, /* accessOrder= */ true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
          return size() > MOST;
        }
      };

  /// What is known of a person, or being asked.
  private record Known(CompletableFuture<String> locale, long since) {
    boolean holds(long now) {
      boolean isFailure = locale.isDone() && locale.getNow("").isEmpty();
      return now - since < (isFailure ? KEPT_FAILURE : KEPT);
    }
  }

  /// @param nanos nanoseconds that go on
  SlackLocales(SlackApi api, Tasks tasks, LongSupplier nanos) {
    this.api = api;
    this.tasks = tasks;
    this.nanos = nanos;
  }

  /// A person's locale, such as `ko-KR`; empty where Slack does not say, or not soon.
  String of(String user) {
    try {
      return asked(user).get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException _) {
      return "";
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  /// The same as far as it is known without asking.
  String known(String user) {
    synchronized (known) {
      Known one = known.get(user);
      return one != null && one.holds(nanos.getAsLong()) ? one.locale().getNow("") : "";
    }
  }

  private CompletableFuture<String> asked(String user) {
    CompletableFuture<String> locale = new CompletableFuture<>();
    synchronized (known) {
      Known one = known.get(user);
      if (one != null && one.holds(nanos.getAsLong())) {
        return one.locale();
      }
      known.put(user, new Known(locale, nanos.getAsLong()));
    }
    if (user.isEmpty() || !tasks.run(() -> complete(locale, user))) {
      locale.complete("");
    }
    return locale;
  }

  private void complete(CompletableFuture<String> locale, String user) {
    try {
      locale.complete(ask(user));
    } finally {
      locale.complete(""); // where asking failed in a way that nobody thought of
    }
  }

  private String ask(String user) {
    SlackAnswer answer =
        api.callOnce("users.info", Map.of("user", user, "include_locale", "true"), LIMIT);
    return switch (answer) {
      case SlackAnswer.Taken(var body, String _) -> body.path("user").path("locale").asString("");
      case SlackAnswer.Refused _ -> "";
    };
  }
}
