package bouncecard.app.watch;

import bouncecard.decode.Decoding;

/// Port: takes what messages of watched channels tell, each once, for whoever sums it up over days.
@FunctionalInterface
public interface WatchTally {
  /// Nobody does.
  WatchTally NONE = _ -> {};

  /// Counts what a message tells.
  void count(Decoding found);
}
