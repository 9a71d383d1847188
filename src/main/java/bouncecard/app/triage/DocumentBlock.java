package bouncecard.app.triage;

import bouncecard.app.Document;
import java.util.List;

/// Documents that are read together.
///
/// @param header the first line of a table, whose columns the lines have; empty for no table
record DocumentBlock(String header, Order order, List<Document> documents) {

  /// How its lines stand to those of the block before.
  enum Order {
    /// They are the first of a log, or no lines of one.
    BEGINS,
    /// They go on with the same log.
    GOES_ON,
    /// They were gathered from several logs.
    MIXED
  }
}
