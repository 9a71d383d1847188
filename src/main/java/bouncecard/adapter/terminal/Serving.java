package bouncecard.adapter.terminal;

import bouncecard.catalog.MessageKey;
import java.util.List;
import java.util.Optional;

/// Runs the bot: what `serve` asks for.
@FunctionalInterface
public interface Serving {

  /// Runs the bot until it is told to stop, or says why it does not.
  ///
  /// @param file the configuration file that was named
  /// @param listsOnly whether the settings are only listed
  Outcome serve(Optional<String> file, boolean listsOnly);

  /// How it ended. What the operator is told of a bot that is configured.
  ///
  /// @param isWell whether nothing is to be done
  record Told(boolean isWell, List<String> lines) {
    /// Copies the list.
    public Told {
      lines = List.copyOf(lines);
    }
  }

  /// What the bot lacks.
  ///
  /// @param file the configuration that the command line names
  default Told doctor(Optional<String> file) {
    return new Told(false, List.of());
  }

  /// What people called wrong.
  ///
  /// @param file the configuration that the command line names
  default Told feedback(Optional<String> file) {
    return new Told(false, List.of());
  }

  /// Has the bot forget what it keeps of a channel.
  ///
  /// @param file the configuration that the command line names
  /// @param channel its id, as the platform writes it
  default Told forget(Optional<String> file, String channel) {
    return new Told(false, List.of());
  }

  /// Moves what a bot keeps that does not run.
  ///
  /// @param file the configuration that the command line names
  /// @param where `redis` or `folder`
  default Told move(Optional<String> file, String where) {
    return new Told(false, List.of());
  }

  /// Answers assistants on standard input and output until that ends.
  ///
  /// @return the exit status
  default int assist() {
    return 2;
  }

  /// Writes the reference as files.
  ///
  /// @param folders the folders that the command line names
  /// @param base the site's own address
  default Told site(List<String> folders, Optional<String> base) {
    return new Told(false, List.of());
  }

  sealed interface Outcome {
    /// It ran, and was told to stop.
    record Stopped() implements Outcome {}

    /// The settings, a line each.
    record Listed(List<String> lines) implements Outcome {
      /// Copies the list.
      public Listed {
        lines = List.copyOf(lines);
      }
    }

    /// There are no tokens to run with.
    ///
    /// @param signIns how to get those of each platform
    record NoTokens(List<MessageKey> signIns) implements Outcome {
      /// Copies the list.
      public NoTokens {
        signIns = List.copyOf(signIns);
      }
    }

    /// It cannot run.
    ///
    /// @param reasons one sentence each
    record Refused(List<String> reasons) implements Outcome {
      /// Copies the list.
      public Refused {
        reasons = List.copyOf(reasons);
      }
    }
  }
}
