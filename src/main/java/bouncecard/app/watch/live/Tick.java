package bouncecard.app.watch.live;

/// How much is counted of a problem at once.
///
/// @param number of what an inlet kept; 0 for what was heard in a channel
/// @param times how often it was met
/// @param failed of them how often it was given up, as far as an inlet tells
/// @param sent how much mail was tried there, as far as an inlet tells
/// @param language in which it is told; empty for the channel's own
record Tick(long number, long times, long failed, long sent, String language) {
  /// A message.
  static final Tick ONE = new Tick(0, 1, 0, 0, "");

  /// Whether it is in what was counted already, before the program ended and began again.
  boolean isCounted(Episode one) {
    return number > 0 && one.mark >= number;
  }

  void count(Episode one) {
    if (one.times == 0) {
      one.sent = sent;
      one.language = language;
    }
    one.times += times;
    one.failed += failed;
    one.mark = Math.max(one.mark, number);
  }
}
