package bouncecard.adapter.config;

import java.util.List;

/// What came of reading a configuration, as tests ask for it.
final class Outcomes {
  private Outcomes() {}

  /// The configuration of one that is right.
  static Configuration valid(Configuration.Outcome outcome) {
    return switch (outcome) {
      case Configuration.Outcome.Valid(Configuration configuration) -> configuration;
      case Configuration.Outcome.Invalid(List<String> mistakes) ->
          throw new AssertionError(String.join("\n", mistakes));
    };
  }

  /// What is wrong; nothing where all is right.
  static List<String> mistakes(Configuration.Outcome outcome) {
    return outcome instanceof Configuration.Outcome.Invalid(List<String> mistakes)
        ? mistakes
        : List.of();
  }
}
