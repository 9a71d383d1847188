package bouncecard.app.chat;

import bouncecard.text.UntrustedText;
import java.util.List;
import java.util.Optional;

/// Port: what was said before a question where others read along, such as in its thread. It is
/// looked at only where the question's own words hold nothing to explain.
@FunctionalInterface
public interface Surroundings {
  /// There is nothing before it.
  Surroundings NONE = () -> new Found(List.of(), Optional.empty());

  /// Looks; it never fails.
  Found look();

  /// A message that was said before.
  ///
  /// @param files those that came with it, still at the platform
  record Earlier(UntrustedText said, List<? extends RemoteFile> files) {

    /// Copies the list.
    public Earlier {
      files = List.copyOf(files);
    }
  }

  /// What was found.
  ///
  /// @param messages those that may be meant, the one that is meant most likely first
  /// @param hidden why there may be more that cannot be seen; empty where all was seen
  record Found(List<Earlier> messages, Optional<UserError> hidden) {

    /// Copies the list.
    public Found {
      messages = List.copyOf(messages);
    }
  }
}
