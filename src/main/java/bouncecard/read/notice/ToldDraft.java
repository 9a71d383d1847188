package bouncecard.read.notice;

import bouncecard.read.notice.Notice.Standing;
import java.util.Optional;

/// A draft of what a notice tells of one address, while it is read.
final class ToldDraft {
  final String address;
  final boolean isFirstInDiagnostics;
  boolean isInDiagnostics;
  final StringBuilder words = new StringBuilder();
  Standing standing = Standing.MENTIONED;
  Optional<String> original = Optional.empty();

  ToldDraft(String address, boolean isFirstInDiagnostics) {
    this.address = address;
    this.isFirstInDiagnostics = isFirstInDiagnostics;
  }

  void say(String line) {
    words.append(line).append('\n');
  }

  /// The first address said to be its origin stands.
  void isMadeFrom(String address) {
    original = original.or(() -> Optional.of(address));
  }

  /// Whether anything stands there but the address itself.
  boolean saysMore() {
    int letters = 0;
    for (int i = 0; i < words.length(); i++) {
      letters += Character.isLetterOrDigit(words.charAt(i)) ? 1 : 0;
    }
    for (int i = 0; i < address.length(); i++) {
      letters -= Character.isLetterOrDigit(address.charAt(i)) ? 1 : 0;
    }
    return letters > 3;
  }
}
