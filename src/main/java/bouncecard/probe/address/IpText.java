package bouncecard.probe.address;

import java.util.Optional;

/// Reads addresses strictly. What the platform would also take (`127.1`, `0x7f.1`, `2130706433`,
/// `010.0.0.1`, `fe80::1%eth0`) is none: two readers would see two addresses in it.
final class IpText {
  private static final int LONGEST = 45;

  private IpText() {}

  static Optional<IpAddress> four(String text) {
    long value = 0;
    int at = 0;
    for (int i = 0; i < 4; i++) {
      int number = 0;
      int from = at;
      while (at < text.length() && at - from < 3 && isDigit(text.charAt(at))) {
        number = number * 10 + text.charAt(at++) - '0';
      }
      boolean isNumber = at > from && number < 256 && (at == from + 1 || text.charAt(from) != '0');
      boolean goesOn = at < text.length() && text.charAt(at) == '.';
      if (!isNumber || goesOn != (i < 3) || (i == 3 && at != text.length())) {
        return Optional.empty();
      }
      at++;
      value = value << 8 | number;
    }
    return Optional.of(new IpAddress(false, 0, value));
  }

  static Optional<IpAddress> six(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    int gap = text.indexOf("::");
    if (gap < 0) {
      return groups(text).filter(groups -> groups.length == 8).map(IpText::address);
    }
    Optional<int[]> head = groups(text.substring(0, gap));
    Optional<int[]> tail = groups(text.substring(gap + 2));
    // The four bytes of mixed notation stand at the end only.
    boolean isMixedHead = text.substring(0, gap).indexOf('.') >= 0;
    if (head.isEmpty() || tail.isEmpty() || isMixedHead) {
      return Optional.empty();
    }
    if (head.get().length + tail.get().length > 7) {
      return Optional.empty();
    }
    int[] all = new int[8];
    System.arraycopy(head.get(), 0, all, 0, head.get().length);
    System.arraycopy(tail.get(), 0, all, 8 - tail.get().length, tail.get().length);
    return Optional.of(address(all));
  }

  /// Groups parted by single colons, the last perhaps as four bytes, which are two groups.
  private static Optional<int[]> groups(String text) {
    if (text.isEmpty()) {
      return Optional.of(new int[0]);
    }
    String[] parts = text.split(":", -1);
    boolean isMixed = parts[parts.length - 1].indexOf('.') >= 0;
    int[] groups = new int[parts.length + (isMixed ? 1 : 0)];
    for (int i = 0; i < parts.length; i++) {
      if (isMixed && i == parts.length - 1) {
        Optional<IpAddress> four = four(parts[i]);
        if (four.isEmpty()) {
          return Optional.empty();
        }
        groups[i] = (int) (four.get().low() >>> 16);
        groups[i + 1] = (int) (four.get().low() & 0xFFFF);
      } else if (isGroup(parts[i])) {
        groups[i] = Integer.parseInt(parts[i], 16);
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(groups);
  }

  private static boolean isGroup(String part) {
    return !part.isEmpty()
        && part.length() <= 4
        && part.chars().allMatch(c -> c < 128 && Character.digit(c, 16) >= 0);
  }

  private static IpAddress address(int[] groups) {
    long high = 0;
    long low = 0;
    for (int i = 0; i < 4; i++) {
      high = high << 16 | groups[i];
      low = low << 16 | groups[i + 4];
    }
    return new IpAddress(true, high, low);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
