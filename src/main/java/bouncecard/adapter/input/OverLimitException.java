package bouncecard.adapter.input;

import bouncecard.app.Fault;
import java.io.IOException;

/// A compressed input reached a limit.
final class OverLimitException extends IOException {
  private static final long serialVersionUID = 1;

  private final Fault fault;
  private final String limit;

  OverLimitException(Fault fault, String limit) {
    super(fault + ": " + limit);
    this.fault = fault;
    this.limit = limit;
  }

  Fault fault() {
    return fault;
  }

  String limit() {
    return limit;
  }

  /// Whether nothing more of the whole input is read, and not only of this archive in it.
  boolean endsInput() {
    return fault == Fault.TOO_MUCH || fault == Fault.TOO_MANY_ENTRIES;
  }
}
