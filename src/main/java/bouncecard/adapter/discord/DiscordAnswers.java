package bouncecard.adapter.discord;

import bouncecard.app.serve.ByteBudget;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stands between Discord's API and JDA, which reads what it is given without a bound and takes any
/// 200 for Discord's: gives it answers that are whole, not too long, and JSON.
final class DiscordAnswers implements Interceptor {
  private static final Logger LOG = LoggerFactory.getLogger(DiscordAnswers.class);

  /// All commands in all languages are far shorter.
  private static final long LARGEST = 2 << 20;

  /// Of all answers that are being read.
  private static final long LARGEST_TOGETHER = 6 << 20;

  private static final long STEP = 1 << 14;
  private static final int MOST_LOST = 500;

  private final ByteBudget budget = new ByteBudget(LARGEST_TOGETHER);
  private volatile String trouble = "";

  /// The paths of calls whose answer did not come, the last ones.
  private final Map<String, Boolean> lost =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
              return size() > MOST_LOST;
            }
          });

  /// Why Discord's API cannot be used, as its last answer tells; empty where it can.
  String trouble() {
    return trouble;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = answer(chain);
    try {
      Buffer body = whole(response.body().source());
      if (response.isSuccessful() && body.size() > 0 && !isJson(response)) {
        throw refused("the answer of Discord's API is not Discord's: a proxy's page?");
      }
      if (response.isRedirect()) {
        throw refused("Discord's API sends elsewhere: a proxy?");
      }
      if (isJson(response) && !trouble.isEmpty()) {
        trouble = "";
        LOG.info("Discord's API can be used again");
      }
      return response
          .newBuilder()
          .body(ResponseBody.create(body, response.body().contentType(), body.size()))
          .build();
    } finally {
      response.close();
    }
  }

  private Response answer(Chain chain) throws IOException {
    try {
      return chain.proceed(chain.request());
    } catch (IOException e) {
      lost.put(chain.request().url().encodedPath(), true);
      throw e;
    }
  }

  /// Whether an answer to this was lost, so that it may have been done before.
  ///
  /// @param path as it ends, without a query
  boolean hasLost(String path) {
    synchronized (lost) {
      return lost.keySet().stream().anyMatch(one -> one.endsWith(path));
    }
  }

  private Buffer whole(BufferedSource source) throws IOException {
    Buffer body = new Buffer();
    long taken = 0;
    try {
      while (!source.exhausted()) {
        if (body.size() + STEP > LARGEST) {
          throw refused("the answer of Discord's API does not end");
        }
        if (!budget.take(STEP)) {
          throw new IOException("too many answers at once");
        }
        taken += STEP;
        body.write(source, source.request(STEP) ? STEP : source.getBuffer().size());
      }
      return body;
    } finally {
      budget.give(taken);
    }
  }

  private IOException refused(String reason) {
    if (!trouble.equals(reason)) {
      LOG.atWarn().addKeyValue("reason", reason).log("Discord's API cannot be used");
    }
    trouble = reason;
    return new IOException(reason);
  }

  private static boolean isJson(Response response) {
    return Optional.<MediaType>ofNullable(response.body().contentType())
        .filter(type -> type.type().equals("application") && type.subtype().equals("json"))
        .isPresent();
  }
}
