package bouncecard.adapter.input;

/// ByteCounts as people write them.
final class ByteCounts {
  private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

  private ByteCounts() {}

  static String written(long octets) {
    int unit = 0;
    long size = octets;
    while (size >= 1024 && size % 1024 == 0 && unit < UNITS.length - 1) {
      size /= 1024;
      unit++;
    }
    return size + " " + UNITS[unit];
  }
}
