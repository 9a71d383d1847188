package bouncecard.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Archives and mailboxes of these documents, in shapes that no program makes.
final class Archives {
  private static final List<String> NAMES =
      List.of(
          "a.eml",
          "../a",
          "/a",
          "a/b/c",
          "C:\\a",
          "",
          "a\u0000b",
          "\u2603",
          "cur/1:2,S",
          "x.zip",
          "x.gz",
          "a\r\nb",
          "\u202ea");

  private Archives() {}

  static byte[] of(List<byte[]> documents, Dice dice) {
    try {
      return switch (dice.below(5)) {
        case 0, 1 -> zip(documents, dice);
        case 2, 3 -> gzip(documents, dice);
        default -> mailbox(documents, dice);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] zip(List<byte[]> documents, Dice dice) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      int number = 0;
      int copies = copies(documents, dice);
      for (int copy = 0; copy < copies; copy++) {
        for (byte[] document : documents) {
          ZipEntry entry = new ZipEntry(number++ + dice.oneOf(NAMES));
          if (dice.below(3) == 0) {
            stored(entry, document);
          }
          zip.putNextEntry(entry);
          zip.write(document);
          zip.closeEntry();
        }
      }
    }
    return bytes.toByteArray();
  }

  /// How often all of it is there: no more than a few times what any other input has.
  private static int copies(List<byte[]> documents, Dice dice) {
    int size = 1 + documents.stream().mapToInt(document -> document.length).sum();
    return Math.max(1, Math.min(Math.min(dice.times(), 500), 4 * Damage.LONGEST / size));
  }

  private static void stored(ZipEntry entry, byte[] document) {
    CRC32 sum = new CRC32();
    sum.update(document);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(document.length);
    entry.setCrc(sum.getValue());
  }

  /// Members one after the other, most of them without anything in them.
  private static byte[] gzip(List<byte[]> documents, Dice dice) throws IOException {
    byte[] empty = member(new byte[0]);
    List<byte[]> members = new ArrayList<>();
    for (byte[] document : documents) {
      members.add(member(document));
      int count = dice.below(3) == 0 ? 4 * dice.times() : 0;
      members.add(text(empty).repeat(count).getBytes(StandardCharsets.ISO_8859_1));
    }
    return joined(members);
  }

  private static byte[] member(byte[] document) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(document);
    }
    return bytes.toByteArray();
  }

  private static byte[] mailbox(List<byte[]> documents, Dice dice) {
    List<byte[]> mails = new ArrayList<>();
    for (byte[] document : documents) {
      String line =
          dice.oneOf(
              List.of(
                  "From a@b Thu Jan  1 00:00:00 2026\n", "From \n", ">From x\n", "From - \r\n"));
      mails.add(
          (line + text(document) + "\n\n")
              .repeat(copies(documents, dice))
              .getBytes(StandardCharsets.ISO_8859_1));
    }
    return joined(mails);
  }

  private static byte[] joined(List<byte[]> pieces) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    pieces.forEach(bytes::writeBytes);
    return bytes.toByteArray();
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
