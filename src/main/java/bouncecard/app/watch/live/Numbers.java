package bouncecard.app.watch.live;

import java.time.Instant;

/// Numbers and moments as they are kept.
final class Numbers {
  private static final int LONGEST = 15;

  private Numbers() {}

  /// 0 for what is none.
  static long of(String written) {
    boolean isNumber =
        !written.isEmpty()
            && written.length() <= LONGEST
            && written.chars().allMatch(c -> c >= '0' && c <= '9');
    return isNumber ? Long.parseLong(written) : 0;
  }

  static String written(Instant moment) {
    return Long.toString(moment.toEpochMilli());
  }

  static Instant moment(String written) {
    return Instant.ofEpochMilli(of(written));
  }
}
