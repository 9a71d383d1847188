package bouncecard.adapter.http;

/// One connection, as those see it who decide which gives way where there is no room for all.
interface Peer {

  /// From where it comes.
  AddressGroup address();

  Phase phase();

  /// Since when it is in that phase, in nanoseconds.
  long since();

  /// Whether a body on it once passed a check.
  boolean isProven();

  /// Ends it for another's sake, which gives back all that it has.
  void drop();
}
