package bouncecard.adapter.web;

import bouncecard.app.serve.Endpoint.Head;
import bouncecard.catalog.message.PageMessage;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Decides who is answered, by the head of a request alone: by which name the program was reached,
/// from which site it was sent, who asks, and how often.
final class Gate {
  static final String COOKIE = "bouncecard";

  /// What proxies add: it shows that whoever asks is not who is connected.
  private static final List<String> FORWARDING =
      List.of(
          "forwarded",
          "x-forwarded-for",
          "x-forwarded-host",
          "x-forwarded-proto",
          "x-real-ip",
          "x-client-ip",
          "x-cluster-client-ip",
          "true-client-ip",
          "cf-connecting-ip",
          "fastly-client-ip",
          "via");

  private final FrontDoor door;
  private final RequestLimit limit;

  /// @param clock in nanoseconds
  Gate(FrontDoor door, LongSupplier clock) {
    this.door = door;
    this.limit = new RequestLimit(door.perMinute(), clock);
  }

  /// What a head comes to.
  sealed interface Passage {
    /// It is answered.
    record Passed() implements Passage {}

    /// It is not.
    ///
    /// @param asksForKey whether a key would change that
    record Refused(
        int status,
        PageMessage message,
        Map<String, String> values,
        Map<String, String> headers,
        boolean asksForKey)
        implements Passage {}
  }

  private static Passage refused(int status, PageMessage message) {
    return new Passage.Refused(status, message, Map.of(), Map.of(), false);
  }

  Passage admit(Head head, boolean needsKey) {
    if (!isKnown(head.header("host").orElse(""))) {
      return refused(421, PageMessage.PAGE_WRONG_HOST);
    }
    if (!isOwn(head)) {
      return refused(403, PageMessage.PAGE_NOT_ALLOWED);
    }
    Optional<String> key = key(head);
    Optional<String> name =
        key.isPresent()
            ? key.flatMap(door.keys()::nameOf)
            : session(head).flatMap(door.keys()::nameOfSession);
    int seconds = limit.take(name.map(one -> "key " + one).orElseGet(() -> "from " + head.from()));
    if (seconds > 0) {
      String after = Integer.toString(seconds);
      return new Passage.Refused(
          429,
          PageMessage.PAGE_TOO_OFTEN,
          Map.of("seconds", after),
          Map.of("Retry-After", after),
          false);
    }
    return name.isPresent() || !needsKey ? new Passage.Passed() : withoutName(head);
  }

  private static Optional<String> key(Head head) {
    return head.header("authorization")
        .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
        .map(value -> value.substring(7).strip());
  }

  /// The session for which a request was let in, as far as can be told without waiting: whether it
  /// was ended is to be asked where there is time. Empty where there was none, or a key.
  Optional<String> session(Head head) {
    return key(head).isPresent()
        ? Optional.empty()
        : cookie(head).filter(one -> door.keys().nameOfSession(one).isPresent());
  }

  /// What a head comes to of which nobody knows whose it is.
  Passage withoutName(Head head) {
    if (door.isOpen() && key(head).isEmpty()) {
      return FORWARDING.stream().noneMatch(one -> head.header(one).isPresent())
          ? new Passage.Passed()
          : door.keys().isEmpty() ? refused(403, PageMessage.PAGE_NOT_OPEN) : unknown();
    }
    return unknown();
  }

  private static Passage unknown() {
    return new Passage.Refused(
        401,
        PageMessage.PAGE_NEEDS_KEY,
        Map.of(),
        Map.of("WWW-Authenticate", "Bearer realm=\"bouncecard\""),
        true);
  }

  /// Whether the program may be reached by that name: a page elsewhere could else have a browser
  /// ask it under a name of its own.
  private boolean isKnown(String host) {
    return door.hosts().contains(bare(host));
  }

  private static String bare(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    int colon = lower.lastIndexOf(':');
    boolean hasPort = colon > lower.lastIndexOf(']') && colon >= 0;
    return hasPort ? lower.substring(0, colon) : lower;
  }

  /// Whether it was sent by a person, a program, or a page of ours; never by a page of somebody
  /// else's, but for a plain link.
  private boolean isOwn(Head head) {
    boolean isLink =
        head.method().equals("GET") && head.header("sec-fetch-mode").orElse("").equals("navigate");
    boolean isCross = head.header("sec-fetch-site").orElse("").equals("cross-site");
    Optional<String> origin = head.header("origin");
    return (isLink || !isCross)
        && origin.stream().allMatch(one -> hostOf(one).filter(this::isKnown).isPresent());
  }

  private static Optional<String> hostOf(String origin) {
    try {
      return Optional.ofNullable(URI.create(origin).getHost());
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// The session that a browser sends along.
  static Optional<String> cookie(Head head) {
    for (String pair : head.header("cookie").orElse("").split(";", -1)) {
      String bare = pair.strip();
      if (bare.startsWith(COOKIE + "=")) {
        return Optional.of(bare.substring(COOKIE.length() + 1));
      }
    }
    return Optional.empty();
  }
}
