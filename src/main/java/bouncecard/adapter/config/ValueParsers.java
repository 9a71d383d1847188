package bouncecard.adapter.config;

import bouncecard.app.config.ValueParser;
import bouncecard.catalog.Language;
import java.net.InetSocketAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How values are written that only the program itself has settings of.
final class ValueParsers {
  private static final Pattern TAG = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}");
  private static final Pattern ADDRESS =
      Pattern.compile("(\\[[0-9A-Fa-f:.]{2,45}]|[A-Za-z0-9.-]{1,253}):([0-9]{1,5})");
  private static final int HIGHEST_PORT = 65_535;

  private ValueParsers() {}

  /// The tag of a language; whether it is spoken is looked at later.
  static ValueParser<Language> language() {
    return new ValueParser<>(
        "the tag of a language, such as en",
        text -> Optional.of(text).filter(tag -> TAG.matcher(tag).matches()).map(Language::new));
  }

  /// An address and a port to listen on. A port of 0 is any that is free.
  static ValueParser<InetSocketAddress> listen() {
    return new ValueParser<>(
        "an address and a port, such as 127.0.0.1:8080 or [::1]:8080",
        text -> {
          Matcher matcher = ADDRESS.matcher(text);
          return matcher.matches() && Integer.parseInt(matcher.group(2)) <= HIGHEST_PORT
              ? Optional.of(
                  InetSocketAddress.createUnresolved(
                      matcher.group(1), Integer.parseInt(matcher.group(2))))
              : Optional.empty();
        });
  }

  /// The name of a file.
  static ValueParser<Path> file() {
    return new ValueParser<>("the name of a file", ValueParsers::path);
  }

  /// The name of a folder, which need not be there.
  static ValueParser<Path> folder() {
    return new ValueParser<>("the name of a folder", ValueParsers::path);
  }

  private static Optional<Path> path(String text) {
    try {
      return Optional.of(text).filter(name -> !name.isBlank()).map(Path::of);
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  /// A whole number of seconds from 0 to `most`.
  static ValueParser<Duration> seconds(int most) {
    return seconds(0, most);
  }

  /// A whole number of seconds from `least` to `most`.
  static ValueParser<Duration> seconds(int least, int most) {
    return new ValueParser<>(
        "a whole number of seconds from %d to %d".formatted(least, most),
        text ->
            Optional.of(text)
                .filter(digits -> digits.matches("[0-9]{1,9}"))
                .map(Integer::parseInt)
                .filter(seconds -> seconds >= least && seconds <= most)
                .map(Duration::ofSeconds));
  }
}
