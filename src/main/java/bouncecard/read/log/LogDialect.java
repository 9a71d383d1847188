package bouncecard.read.log;

/// How one mail program writes its log.
interface LogDialect {
  /// Notes in `book` what the line tells of a delivery.
  ///
  /// @return whether it is a line of this program that told something, so that no other dialect
  ///   need look at it
  boolean read(LogLine line, LogBook book);
}
