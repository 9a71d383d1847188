package bouncecard.app.inlet;

/// The outcome of handing something in.
public enum Receipt {
  /// It is on the disk, and will be read and told of once.
  KEPT,
  /// It was kept before: nothing is to be done, and it need not be sent again.
  REPEATED,
  /// There is no room for it now; it is to be sent again later.
  FULL,
  /// It could not be written, or the program is ending; it is to be sent again later.
  REFUSED,
  /// Its token was used for something else: somebody replays what is not theirs.
  REPLAYED;

  /// Whether its sender may forget it.
  public boolean isSafe() {
    return this == KEPT || this == REPEATED;
  }
}
