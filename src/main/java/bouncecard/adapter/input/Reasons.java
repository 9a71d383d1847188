package bouncecard.adapter.input;

import java.nio.file.AccessDeniedException;

/// Why a file cannot be read, in a word or two.
final class Reasons {
  private Reasons() {}

  static String of(Exception e) {
    return e instanceof AccessDeniedException ? "permission denied" : e.getClass().getSimpleName();
  }
}
