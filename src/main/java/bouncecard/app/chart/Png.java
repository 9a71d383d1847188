package bouncecard.app.chart;

import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Writes pixels as a PNG with a palette (ISO/IEC 15948).
final class Png {
  private static final int[] SIGNATURE = {0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A};
  private static final int PALETTE = 3;
  private static final int FIRST = 1 << 14;

  private byte[] out = new byte[FIRST];
  private int size;

  private Png() {}

  /// @param pixels the number of each pixel's colour, row after row
  /// @param colours at most 256
  static byte[] of(int width, int height, byte[] pixels, int[] colours) {
    Png png = new Png();
    for (int octet : SIGNATURE) {
      png.add(octet);
    }
    byte[] head = new byte[13];
    number(head, 0, width);
    number(head, 4, height);
    head[8] = 8;
    head[9] = PALETTE;
    png.chunk("IHDR", head, head.length);
    byte[] palette = new byte[3 * colours.length];
    for (int i = 0; i < colours.length; i++) {
      palette[3 * i] = (byte) (colours[i] >> 16);
      palette[3 * i + 1] = (byte) (colours[i] >> 8);
      palette[3 * i + 2] = (byte) colours[i];
    }
    png.chunk("PLTE", palette, palette.length);
    byte[] rows = new byte[(width + 1) * height];
    for (int y = 0; y < height; y++) {
      System.arraycopy(pixels, y * width, rows, y * (width + 1) + 1, width);
    }
    try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
      deflater.setInput(rows);
      deflater.finish();
      byte[] packed = new byte[rows.length + 1_024];
      png.chunk("IDAT", packed, deflater.deflate(packed));
    }
    png.chunk("IEND", new byte[0], 0);
    return Arrays.copyOf(png.out, png.size);
  }

  private void chunk(String type, byte[] data, int length) {
    byte[] four = new byte[4];
    number(four, 0, length);
    add(four, 4);
    CRC32 check = new CRC32();
    for (int i = 0; i < type.length(); i++) {
      add(type.charAt(i));
      check.update(type.charAt(i));
    }
    add(data, length);
    check.update(data, 0, length);
    number(four, 0, (int) check.getValue());
    add(four, 4);
  }

  private static void number(byte[] into, int at, int number) {
    for (int i = 0; i < 4; i++) {
      into[at + i] = (byte) (number >> (24 - 8 * i));
    }
  }

  private void add(byte[] data, int length) {
    for (int i = 0; i < length; i++) {
      add(data[i]);
    }
  }

  private void add(int octet) {
    if (size == out.length) {
      out = Arrays.copyOf(out, 2 * size);
    }
    out[size++] = (byte) octet;
  }
}
