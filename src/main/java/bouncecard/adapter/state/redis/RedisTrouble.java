package bouncecard.adapter.state.redis;

import io.lettuce.core.RedisCommandExecutionException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/// What is wrong with a Redis, out of what its library throws: a few words for a status page, and a
/// sentence with what can be done about it.
///
/// @param kind what it comes to
/// @param detail a few words of ours
/// @param sentence for the operator
record RedisTrouble(Kind kind, String detail, String sentence) {
  private static final int MOST_CAUSES = 10;
  private static final String SLOW = "too slow";

  /// What is to be done about it.
  enum Kind {
    /// It is not there, or not now: it is tried again.
    AWAY,
    /// It is there and takes no more: it is asked as before.
    FULL,
    /// This connection does not do any more: another one is looked for.
    STALE,
    /// Nothing will do but a person.
    WRONG
  }

  static RedisTrouble wrong(String detail, String sentence) {
    return new RedisTrouble(Kind.WRONG, detail, sentence);
  }

  private static RedisTrouble away(String detail, String sentence) {
    return new RedisTrouble(Kind.AWAY, detail, sentence);
  }

  /// Of what was thrown. Whoever answered is not quoted: it may be anybody.
  static RedisTrouble of(Throwable thrown, RedisTerms terms) {
    String place = terms.place();
    Optional<String> refusal = refusal(thrown);
    if (refusal.isPresent()) {
      return ofRefusal(refusal.get(), place);
    }
    if (has(thrown, UnknownHostException.class) || has(thrown, UnresolvedAddressException.class)) {
      return away("no such host", "The host of state.url (%s) is not known.".formatted(place));
    }
    if (has(thrown, ConnectException.class)) {
      return away(
          "nobody listens",
          "Nobody listens at state.url (%s): see that Redis runs there.".formatted(place));
    }
    if (named(thrown, ".ssl.")) {
      return wrong(
          "no TLS as it should be",
          ("What answers at state.url (%s) does not speak TLS, or with a certificate that nobody"
                  + " vouches for: see that it does, that the certificate is for that name, and"
                  + " state.authority.")
              .formatted(place));
    }
    if (named(thrown, "RedisProtocolException") || named(thrown, "DecoderException")) {
      return notRedis(place);
    }
    if (has(thrown, TimeoutException.class) || named(thrown, "RedisCommandTimeoutException")) {
      return slow(terms);
    }
    return lost(terms);
  }

  static RedisTrouble slow(RedisTerms terms) {
    return away(SLOW, "Redis at state.url (%s) does not answer in time.".formatted(terms.place()));
  }

  /// Whether nothing is known but that no answer came in time.
  boolean isSlow() {
    return detail.equals(SLOW);
  }

  static RedisTrouble lost(RedisTerms terms) {
    return away(
        "connection lost", "The connection to Redis (%s) is lost.".formatted(terms.place()));
  }

  static RedisTrouble notRedis(String place) {
    return wrong(
        "no Redis",
        "What answers at state.url (%s) is no Redis: see the host and the port.".formatted(place));
  }

  private static RedisTrouble ofRefusal(String code, String place) {
    return switch (code) {
      case "WRONGPASS", "NOAUTH" ->
          wrong(
              "password refused",
              ("Redis at state.url (%s) refuses the password: see BOUNCECARD_REDIS_PASSWORD, and"
                      + " the user in state.url.")
                  .formatted(place));
      case "NOPERM" ->
          wrong(
              "not permitted",
              ("Redis at state.url (%s) does not permit its user what the bot needs: see"
                      + " docs/replicas.md for the permissions.")
                  .formatted(place));
      case "WRONGTYPE" -> foreign(place);
      case "OOM" ->
          new RedisTrouble(
              Kind.FULL,
              "full; what is new is kept in memory",
              "Redis at state.url (%s) is full: give it more memory (maxmemory).".formatted(place));
      case "MISCONF" ->
          new RedisTrouble(
              Kind.FULL,
              "takes nothing; what is new is kept in memory",
              "Redis at state.url (%s) takes nothing because it cannot write to its disk."
                  .formatted(place));
      case "READONLY" ->
          new RedisTrouble(
              Kind.STALE,
              "can only be read",
              "Redis at state.url (%s) is a replica of another: name the one that is written to."
                  .formatted(place));
      case "NOSCRIPT" ->
          new RedisTrouble(
              Kind.STALE,
              "forgot its scripts",
              "Redis at state.url (%s) forgot its scripts; it is taught them again."
                  .formatted(place));
      case "LOADING" ->
          away("loading", "Redis at state.url (%s) is still loading.".formatted(place));
      default -> away("refuses", "Redis at state.url (%s) refuses (%s).".formatted(place, code));
    };
  }

  static RedisTrouble foreign(String place) {
    return wrong(
        "another's data",
        ("In Redis at state.url (%s) there is something under state.prefix that is not this bot's:"
                + " nothing of it was touched; choose another state.prefix.")
            .formatted(place));
  }

  /// The word that an error of Redis begins with.
  private static Optional<String> refusal(Throwable thrown) {
    Throwable one = thrown;
    for (int depth = 0; one != null && depth < MOST_CAUSES; depth++) {
      if (one instanceof RedisCommandExecutionException) {
        String message = String.valueOf(one.getMessage());
        String word = message.strip().split("[ \\r\\n]", 2)[0];
        return Optional.of(word.matches("[A-Z]{2,20}") ? word : "ERR");
      }
      one = one.getCause();
    }
    return Optional.empty();
  }

  private static boolean has(Throwable thrown, Class<? extends Throwable> type) {
    Throwable one = thrown;
    for (int depth = 0; one != null && depth < MOST_CAUSES; depth++) {
      if (type.isInstance(one)) {
        return true;
      }
      one = one.getCause();
    }
    return false;
  }

  private static boolean named(Throwable thrown, String part) {
    Throwable one = thrown;
    for (int depth = 0; one != null && depth < MOST_CAUSES; depth++) {
      if (one.getClass().getName().contains(part)) {
        return true;
      }
      one = one.getCause();
    }
    return false;
  }
}
