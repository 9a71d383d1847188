package bouncecard.adapter.input;

import bouncecard.app.InputError;
import java.io.IOException;

/// A compressed input reached a limit.
final class OverLimitException extends IOException {
  private static final long serialVersionUID = 1;

  private final InputError fault;
  private final String limit;

  OverLimitException(InputError fault, String limit) {
    super(fault + ": " + limit);
    this.fault = fault;
    this.limit = limit;
  }

  InputError fault() {
    return fault;
  }

  String limit() {
    return limit;
  }

  /// Whether nothing more of the whole input is read, and not only of this archive in it.
  boolean endsInput() {
    return fault == InputError.TOO_MUCH || fault == InputError.TOO_MANY_ENTRIES;
  }
}
