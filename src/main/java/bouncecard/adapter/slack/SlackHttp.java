package bouncecard.adapter.slack;

import bouncecard.adapter.slack.api.SlackApi;
import bouncecard.adapter.slack.api.SlackSettings;
import com.slack.api.SlackConfig;
import com.slack.api.util.http.SlackHttpClient;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/// Makes the client by which Slack is called.
final class SlackHttp {
  private static final int MOST_IDLE = 64;

  private SlackHttp() {}

  /// A client, and the SDK's settings as it needs them.
  static OkHttpClient client(SlackConfig config, SlackSettings settings) {
    // Counting calls takes threads. The second of SCIM's is left running by the first line.
    config.setStatsEnabled(false);
    config.getSCIM2Config().getMetricsDatastore().setStatsEnabled(false);
    if (isHere(settings.api().getHost())) {
      config.setProxyUrl(null);
    }
    return SlackHttpClient.buildOkHttpClient(config)
        .newBuilder()
        .connectTimeout(SlackApi.CONNECT)
        .followRedirects(false) // as those do who want somebody to sign in; Slack does not
        .callTimeout(SlackApi.CALL)
        .connectionPool(new ConnectionPool(MOST_IDLE, 1, TimeUnit.MINUTES))
        .build();
  }

  /// Whether a host is this machine, to which no proxy leads.
  private static boolean isHere(@Nullable String host) {
    try {
      return host != null && InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException _) {
      return false;
    }
  }
}
