package bouncecard.adapter.discord;

import bouncecard.app.serve.ByteBudget;
import java.io.IOException;
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

  private final ByteBudget budget = new ByteBudget(LARGEST_TOGETHER);
  private volatile String trouble = "";

  /// Why Discord's API cannot be used, as its last answer tells; empty where it can.
  String trouble() {
    return trouble;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
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
