package bouncecard.catalog;

import java.util.Optional;

/// The key of a short text: a [Message], or one of a chat platform's own.
public interface MessageKey extends Term {

  /// The platform whose own text it is, by the name of its file; empty for what every part of the
  /// program may say.
  default Optional<String> platform() {
    return Optional.empty();
  }
}
