package bouncecard.adapter.input;

import bouncecard.text.UntrustedText;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Why a file cannot be read, in a word or two.
final class Reasons {
  private static final int LONGEST = 80;

  private Reasons() {}

  static String of(Exception e) {
    return switch (e) {
      case AccessDeniedException _ -> "permission denied";
      case NoSuchFileException _ -> "it is gone";
      case FileSystemException failure -> said(failure.getReason());
      case IOException _ -> said(e.getMessage());
      default -> "the system does not say why";
    };
  }

  /// The system's own words, such as `no such device or address`.
  private static String said(@Nullable String words) {
    return Optional.ofNullable(words)
        .map(some -> new UntrustedText(some).visible(LONGEST).toLowerCase(Locale.ROOT))
        .orElse("the system does not say why");
  }
}
