package bouncecard.adapter.terminal;

import bouncecard.app.check.Checks;
import bouncecard.catalog.Term;
import java.util.List;
import java.util.Optional;

/// The live check as `check` runs it.
public interface Checking {

  /// Makes checks ready, with what the command line says beside the configuration.
  Opened open(Wanted wanted);

  /// What the options of the command line say, as they were written.
  record Wanted(
      List<String> resolvers,
      Optional<String> port,
      List<String> networks,
      Optional<String> helo,
      List<String> authorities) {
    /// Copies the lists.
    public Wanted {
      resolvers = List.copyOf(resolvers);
      networks = List.copyOf(networks);
      authorities = List.copyOf(authorities);
    }
  }

  /// What came of it.
  sealed interface Opened {
    /// Checks can be run.
    record Ready(Checks checks) implements Opened {}

    /// They are off.
    record Off() implements Opened {}

    /// The name for EHLO is not one that we may say: the message of an `ehlo-…`.
    record Unfit(Term fault) implements Opened {}

    /// What the operator configured has mistakes.
    ///
    /// @param mistakes one sentence each
    record Refused(List<String> mistakes) implements Opened {
      /// Copies the list.
      public Refused {
        mistakes = List.copyOf(mistakes);
      }
    }

    /// An option's value cannot be used.
    record Unusable(String option, String value) implements Opened {}
  }
}
