package bouncecard.adapter.config;

import bouncecard.app.config.Credential;
import bouncecard.app.config.Setting;
import bouncecard.app.config.ValueParser;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What can be set of a state that several processes share.
public final class StateKeys {
  public static final Setting<Optional<URI>> URL =
      Setting.optional(
          "state.url",
          redis(),
          "a Redis in which several processes share their state; none: each has its own");

  public static final Setting<String> PREFIX =
      Setting.of(
          "state.prefix",
          "bouncecard",
          new ValueParser<>(
              "1 to 40 letters, digits, dots and hyphens",
              text -> Optional.of(text).filter(name -> name.matches("[A-Za-z0-9.-]{1,40}"))),
          "what stands before the names of all that is the bot's in that Redis");

  public static final Setting<Optional<Path>> AUTHORITY =
      Setting.optional(
          "state.authority",
          ValueParsers.file(),
          "a file of certificates (PEM) that vouch for that Redis; none: the machine's own");

  static final List<Setting<?>> ALL = List.of(URL, PREFIX, AUTHORITY);

  /// Signs in to the Redis.
  static final Credential PASSWORD =
      Credential.token("BOUNCECARD_REDIS_PASSWORD", "signs in to the Redis of state.url");

  private StateKeys() {}

  private static ValueParser<URI> redis() {
    return new ValueParser<>(
        "an address such as rediss://redis.example.com:6379, without a password, which"
            + " BOUNCECARD_REDIS_PASSWORD gives",
        text -> {
          try {
            return Optional.of(URI.create(text)).filter(StateKeys::isRedis);
          } catch (IllegalArgumentException _) {
            return Optional.empty();
          }
        });
  }

  private static boolean isRedis(URI address) {
    boolean isScheme = "redis".equals(address.getScheme()) || "rediss".equals(address.getScheme());
    String user = Optional.ofNullable(address.getRawUserInfo()).orElse("");
    String path = Optional.ofNullable(address.getRawPath()).orElse("");
    return isScheme
        && address.getHost() != null
        && address.getPort() != 0
        && address.getPort() <= 65_535
        && !user.contains(":")
        && path.matches("/?|/[0-9]{1,3}")
        && address.getRawQuery() == null
        && address.getRawFragment() == null;
  }

  /// Whether there is a place where what is sealed outlives the program.
  static boolean lasts(Given given) {
    boolean hasPlace = given.get(Settings.STATE_FILE).isPresent() || given.get(URL).isPresent();
    return hasPlace && given.secret(Known.STATE_KEY).isPresent();
  }

  /// What of these does not go together is added to `mistakes`.
  static void check(Given given, ConfigErrors mistakes) {
    Optional<URI> url = given.get(URL);
    given.unneeded(PASSWORD);
    boolean isPlain = url.filter(one -> "redis".equals(one.getScheme())).isPresent();
    if (isPlain && given.get(AUTHORITY).isPresent()) {
      mistakes.add(
          "state.authority is set, and state.url begins with redis://, which has no certificates;"
              + " begin it with rediss://.");
    }
    if (url.isPresent() && given.secret(Known.STATE_KEY).isEmpty()) {
      mistakes.add(
          "state.url is set, and BOUNCECARD_STATE_KEY is not given: what processes share is sealed"
              + " with it; make one with openssl rand -base64 32, the same for all of them.");
    }
    if (url.isEmpty() && given.isSound(URL) && given.secret(PASSWORD).isPresent()) {
      mistakes.warn(
          "BOUNCECARD_REDIS_PASSWORD is given and state.url is not set, so it is not used");
    }
  }
}
