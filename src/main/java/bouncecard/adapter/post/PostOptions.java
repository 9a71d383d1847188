package bouncecard.adapter.post;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The options of `post`, as they stand on the command line.
///
/// @param to the inlet's address
/// @param keyFile the file with its key, where one is named
record PostOptions(URI to, Optional<String> keyFile) {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /// What came of reading it.
  sealed interface Parsed {
    record Understood(PostOptions options) implements Parsed {}

    /// It is wrong.
    ///
    /// @param sentence what is wrong
    record Misused(String sentence) implements Parsed {}
  }

  /// Reads the words after `post`.
  static Parsed parse(String... words) {
    Optional<String> to = Optional.empty();
    Optional<String> keyFile = Optional.empty();
    for (int i = 0; i < words.length; i++) {
      int equals = words[i].indexOf('=');
      String name = equals < 0 ? words[i] : words[i].substring(0, equals);
      boolean isTo = name.equals("--to");
      if (!isTo && !name.equals("--key-file")) {
        return misused("there is no such option; it takes --to URL and --key-file FILE.");
      }
      if (equals < 0 && i + 1 == words.length) {
        return misused(name + " needs a value.");
      }
      String value = equals < 0 ? words[++i] : words[i].substring(equals + 1);
      if (isTo) {
        to = Optional.of(value);
      } else {
        keyFile = Optional.of(value);
      }
    }
    if (to.isEmpty()) {
      return misused("--to says where the inlet is, as https://bouncecard.example.com/in/bounces.");
    }
    Optional<URI> address = address(to.get());
    return address.isPresent()
        ? new Parsed.Understood(new PostOptions(address.get(), keyFile))
        : misused(
            "--to takes an address that begins with https://, or with http:// on this machine,"
                + " and has no user in it.");
  }

  private static Parsed misused(String sentence) {
    return new Parsed.Misused(sentence);
  }

  private static Optional<URI> address(String text) {
    try {
      URI address = new URI(text);
      String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
      String scheme =
          address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
      boolean isSafe = scheme.equals("https") || (scheme.equals("http") && LOOPBACK.contains(host));
      return isSafe && !host.isEmpty() && address.getRawUserInfo() == null
          ? Optional.of(address)
          : Optional.empty();
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }
}
