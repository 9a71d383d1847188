package bouncecard.app.inlet;

import bouncecard.decode.Decoding;

/// Port: takes what inlets told, read and whole, in order, for whoever sums it up over days.
@FunctionalInterface
public interface InletTally {
  /// Nobody does.
  InletTally NONE = (_, _, _) -> {};

  /// Counts what was read of one arrival. After a crash the last ones come again, with the numbers
  /// that they had.
  void count(Inlet inlet, Kept.Numbered arrival, Decoding read);

  /// Brings what was counted to the disk, before what arrived is let go of.
  default void flush() {}
}
