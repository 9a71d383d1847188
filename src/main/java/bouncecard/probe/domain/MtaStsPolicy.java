package bouncecard.probe.domain;

import bouncecard.probe.address.DomainName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A policy of MTA-STS (RFC 8461 §3.2). Of a field that is there twice the first counts, but for
/// `mx`.
///
/// @param mode what is asked of senders; empty where it is missing or unknown
/// @param mx the names and patterns that mail may go to
/// @param maxAge seconds; empty where missing or out of range
/// @param strange lines that are no field, and values that cannot be
record MtaStsPolicy(
    Optional<Mode> mode, List<String> mx, Optional<Long> maxAge, List<String> strange) {
  private static final int MOST_LINES = 500;
  private static final long LONGEST_AGE = 31_557_600;

  enum Mode {
    ENFORCE,
    TESTING,
    NONE
  }

  /// Reads it; what cannot be read is in [#strange()].
  static MtaStsPolicy read(String text) {
    Optional<Mode> mode = Optional.empty();
    Optional<Long> age = Optional.empty();
    List<String> mx = new ArrayList<>();
    List<String> strange = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    boolean hasVersion = false;
    String[] lines = text.split("\n", MOST_LINES);
    for (String line : lines) {
      int colon = line.indexOf(':');
      String name = colon < 0 ? "" : line.substring(0, colon).strip();
      String value = line.substring(colon + 1).strip();
      if (!name.equals("mx") && !name.isEmpty() && !seen.add(name)) {
        continue;
      }
      switch (name) {
        case "version" -> hasVersion = value.equals("STSv1");
        case "mode" -> mode = mode(value);
        case "mx" -> {
          if (isPattern(value)) {
            mx.add(value.toLowerCase(Locale.ROOT));
          } else {
            strange.add(line.strip());
          }
        }
        case "max_age" -> age = age(value);
        case "" -> {
          if (!line.isBlank()) {
            strange.add(line.strip());
          }
        }
        default -> {}
      }
    }
    if (!hasVersion) {
      strange.addFirst("version");
    }
    if (mode.isEmpty()) {
      strange.add("mode");
    }
    if (age.isEmpty()) {
      strange.add("max_age");
    }
    if (mx.isEmpty() && !mode.equals(Optional.of(Mode.NONE))) {
      strange.add("mx");
    }
    return new MtaStsPolicy(mode, List.copyOf(mx), age, List.copyOf(strange));
  }

  /// A name in A-labels, perhaps with a star for its first label.
  private static boolean isPattern(String value) {
    String name = value.startsWith("*.") ? value.substring(2) : value;
    return !name.endsWith(".") && DomainName.read(name).filter(DomainName::isHostName).isPresent();
  }

  private static Optional<Mode> mode(String value) {
    return switch (value) {
      case "enforce" -> Optional.of(Mode.ENFORCE);
      case "testing" -> Optional.of(Mode.TESTING);
      case "none" -> Optional.of(Mode.NONE);
      default -> Optional.empty();
    };
  }

  private static Optional<Long> age(String value) {
    boolean isNumber =
        !value.isEmpty()
            && value.length() <= 10
            && value.chars().allMatch(c -> c >= '0' && c <= '9');
    return isNumber
        ? Optional.of(Long.parseLong(value)).filter(age -> age <= LONGEST_AGE)
        : Optional.empty();
  }

  /// Whether mail may go to that server (RFC 8461 §4.1): a star stands for one label on the left.
  boolean allows(DomainName server) {
    return mx.stream()
        .anyMatch(
            pattern ->
                pattern.startsWith("*.")
                    ? server
                        .parent()
                        .filter(parent -> parent.text().equals(pattern.substring(2)))
                        .isPresent()
                    : pattern.equals(server.text()));
  }
}
