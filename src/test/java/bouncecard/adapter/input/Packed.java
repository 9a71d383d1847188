package bouncecard.adapter.input;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Mails, mailboxes and archives to read.
final class Packed {
  private Packed() {}

  static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String mail(int number) {
    return """
    From: MAILER-DAEMON@mx.example.org
    To: alice@example.org
    Subject: Undelivered Mail Returned to Sender

    <bob%d@example.com>: 550 5.1.1 User unknown
    """
        .formatted(number);
  }

  static String inMailbox(int number) {
    return "From MAILER-DAEMON Tue Apr 28 11:51:04 2026\n" + mail(number) + "\n";
  }

  static byte[] gzip(byte[] octets) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(octets);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }

  /// A zip of one entry.
  static byte[] zip(String name, byte[] octets) {
    return zip(Map.of(name, octets));
  }

  /// A zip of entries, in the map's order.
  static byte[] zip(Map<String, byte[]> entries) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }

  /// A zip whose entries say before their content how long it is.
  static byte[] sizedZip(Map<String, byte[]> entries) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> one : entries.entrySet()) {
        ZipEntry entry = new ZipEntry(one.getKey());
        CRC32 check = new CRC32();
        check.update(one.getValue());
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, /* nowrap= */ true);
        deflater.setInput(one.getValue());
        deflater.finish();
        entry.setCrc(check.getValue());
        entry.setSize(one.getValue().length);
        entry.setCompressedSize(deflater.deflate(new byte[one.getValue().length + 100]));
        deflater.end();
        zip.putNextEntry(entry);
        zip.write(one.getValue());
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }
}
