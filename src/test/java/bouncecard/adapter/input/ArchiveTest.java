package bouncecard.adapter.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Zip and gzip, as people pack them and as nobody should.
final class ArchiveTest {
  private static final byte[] MAIL = Packed.octets(Packed.mail(1));

  @Test
  void zip_ofSeveral_isEachOfThem() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("folder/", new byte[0]);
    entries.put("folder/a.eml", MAIL);
    entries.put("__MACOSX/folder/._a.eml", new byte[] {0, 5, 22, 7});
    entries.put("box", Packed.octets(Packed.inMailbox(1) + Packed.inMailbox(2)));
    entries.put("log.gz", Packed.gzip(Packed.octets("550 5.1.1 no such user\n")));
    entries.put("편지.eml", MAIL);

    assertThat(Heard.attachment("a.zip", Packed.zip(entries)).names())
        .containsExactly(
            "a.zip/folder/a.eml", "a.zip/box:1", "a.zip/box:2", "a.zip/log.gz", "a.zip/편지.eml");
  }

  @Test
  void zip_entriesWithAbsurdNames_areReadUnderNamesThatCanBeShown() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("../../x", MAIL);
    entries.put("C:\\x\u001b[2J.eml", MAIL);
    entries.put("\u0000", MAIL);
    entries.put("n".repeat(60_000), MAIL);

    assertThat(Heard.attachment("a.zip", Packed.zip(entries)).names())
        .satisfiesExactly(
            name -> assertThat(name).isEqualTo("a.zip/../../x"),
            name -> assertThat(name).startsWith("a.zip/C:/x").doesNotContain("\u001b"),
            name -> assertThat(name).isEqualTo("a.zip/#3"),
            name -> assertThat(name).hasSizeLessThan(250));
  }

  @Test
  void zip_inZipAndSoOn_isOpenedToTheStatedDepth() {
    byte[] packed = MAIL;
    for (int i = 1; i <= 5; i++) {
      Map<String, byte[]> entries = new LinkedHashMap<>();
      entries.put(i == 1 ? "a.eml" : "z.zip", packed);
      entries.put("beside.eml", MAIL);
      packed = Packed.zip(entries);
    }

    assertThat(Heard.attachment("a.zip", packed).names())
        .containsExactly(
            "a.zip/z.zip/z.zip/z.zip TOO_DEEP",
            "a.zip/z.zip/z.zip/beside.eml",
            "a.zip/z.zip/beside.eml",
            "a.zip/beside.eml");
  }

  @Test
  void zip_thatBecomesFarLarger_isLeftWhereThatShows() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("good.eml", MAIL);
    entries.put("bomb.txt", new byte[60 << 20]);
    entries.put("after.eml", MAIL);
    Limits roomy = new Limits(1 << 16, 20, 1L << 40, 250, 1 << 16, 3);
    Heard heard = new Heard();

    FileInputs.read(
        "a.zip",
        new java.io.ByteArrayInputStream(Packed.zip(entries)),
        bouncecard.app.Inputs.Shape.WHOLE,
        roomy,
        heard);

    assertThat(heard.names()).startsWith("a.zip/good.eml").endsWith("a.zip BOMB").hasSize(3);
  }

  @Test
  void zip_bombInAnother_doesNotStopTheOther() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("bomb.gz", Packed.gzip(repeated("a\n", 3 << 20)));
    entries.put("after.eml", MAIL);
    Limits strict = new Limits(1 << 16, 20, 1L << 40, 20, 1 << 16, 3);
    Heard heard = new Heard();

    FileInputs.read(
        "a.zip",
        new java.io.ByteArrayInputStream(Packed.zip(entries)),
        bouncecard.app.Inputs.Shape.LINES,
        strict,
        heard);

    assertThat(heard.names().stream().filter(name -> !name.endsWith(" a")).limit(2))
        .first()
        .isEqualTo("a.zip/bomb.gz BOMB");
    assertThat(heard.names()).contains("a.zip/after.eml:1 From: MAILER-DAEMON@mx.example.org");
  }

  @Test
  void zip_ofMoreThanIsRead_isReadToTheLimitOfAll() {
    byte[] random = new byte[3 << 20];
    new Random(3).nextBytes(random);
    byte[] inner = Packed.zip("r", random);
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("1.zip", inner);
    entries.put("2.zip", inner);
    entries.put("after.eml", MAIL);

    assertThat(Heard.attachment("a.zip", Packed.zip(entries)).names())
        .containsExactly("a.zip/1.zip/r BINARY", "a.zip TOO_MUCH");
  }

  @Test
  void zip_ofManyEntries_isReadToTheLimit() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (int i = 0; i < 30; i++) {
      entries.put(i + ".eml", MAIL);
    }

    assertThat(Heard.attachment("a.zip", Packed.zip(entries)).names())
        .hasSize(21)
        .endsWith("a.zip/19.eml", "a.zip TOO_MANY_ENTRIES");
  }

  @Test
  void archives_thatBreakOff_areReadToThere() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("a.eml", MAIL);
    entries.put("b.eml", MAIL);
    byte[] zip = Packed.zip(entries);
    byte[] gzip = Packed.gzip(MAIL);

    assertThat(Heard.attachment("a.zip", Arrays.copyOf(zip, 250)).names())
        .startsWith("a.zip/a.eml")
        .endsWith("a.zip DAMAGED");
    assertThat(Heard.attachment("a.gz", Arrays.copyOf(gzip, gzip.length - 4)).names())
        .containsExactly("a.gz", "a.gz DAMAGED");
    assertThat(Heard.attachment("a.gz", Arrays.copyOf(gzip, 5)).names())
        .containsExactly("a.gz DAMAGED");
  }

  @Test
  void archives_withoutAnything_areEmpty() {
    assertThat(Heard.attachment("a.zip", Packed.zip(Map.of())).names())
        .containsExactly("a.zip EMPTY");
    assertThat(Heard.attachment("a.gz", Packed.gzip(new byte[0])).names())
        .containsExactly("a.gz EMPTY");
  }

  /// Logs are rotated by appending one gzip to another; a pipe has nothing available between them.
  @Test
  void gzip_ofSeveralMembers_isReadToTheEnd() {
    byte[] first = Packed.gzip(Packed.octets("550 a\n"));
    byte[] second = Packed.gzip(Packed.octets("550 b\n"));
    java.io.InputStream pipe =
        new java.io.SequenceInputStream(
            new java.io.ByteArrayInputStream(first), new java.io.ByteArrayInputStream(second));

    assertThat(Heard.opened(pipe, bouncecard.app.Inputs.Shape.LINES, "-").names())
        .containsExactly("-:1 550 a", "-:2 550 b");
  }

  /// Half a million of them, in a file of a few kilobytes packed once more.
  @Test
  void gzip_ofManyEmptyMembers_isReadToTheEnd() {
    byte[] empty = Packed.gzip(new byte[0]);
    byte[] last = Packed.gzip(MAIL);
    byte[] all = Arrays.copyOf(empty, 500_000 * empty.length + last.length);
    for (int i = 1; i < 500_000; i++) {
      System.arraycopy(empty, 0, all, i * empty.length, empty.length);
    }
    System.arraycopy(last, 0, all, 500_000 * empty.length, last.length);

    assertThat(Heard.attachment("a.gz", all).names()).containsExactly("a.gz");
  }

  @Test
  void gzip_withANameACommentExtrasAndAChecksum_isRead() {
    byte[] plain = Packed.gzip(MAIL);
    byte[] told = {2, 0, 'x', 'y', 'n', 0, 'c', 0, 1, 2};
    byte[] all = Arrays.copyOf(plain, plain.length + told.length);
    System.arraycopy(told, 0, all, 10, told.length);
    System.arraycopy(plain, 10, all, 10 + told.length, plain.length - 10);
    all[3] = 0b11110;

    assertThat(Heard.attachment("a.gz", all).names()).containsExactly("a.gz");
    all[all.length - 8]++;
    assertThat(Heard.attachment("a.gz", all).names()).containsExactly("a.gz", "a.gz DAMAGED");
  }

  @ParameterizedTest
  @EnumSource
  void zip_withAnEntryThatCannotBeRead_goesOnWithTheNext(Unreadable how) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("a.eml", MAIL);
    entries.put("b.eml", MAIL);
    entries.put("c.eml", MAIL);
    byte[] zip = how.isSized ? Packed.sizedZip(entries) : Packed.zip(entries);
    int second = new String(zip, StandardCharsets.ISO_8859_1).indexOf("b.eml") - 30;
    how.damage(zip, second);

    assertThat(Heard.attachment("a.zip", zip).names())
        .filteredOn(name -> !name.equals("a.zip/b.eml")) // what could be read of it
        .containsExactly("a.zip/a.eml", "a.zip/b.eml " + how.fault, "a.zip/c.eml");
  }

  private enum Unreadable {
    DAMAGED(true, 35, 0xFF, "DAMAGED"),
    DAMAGED_WITHOUT_A_SIZE(false, 35, 0xFF, "DAMAGED"),
    BZIP2(true, 8, 12, "NOT_UNPACKED"),
    BZIP2_WITHOUT_A_SIZE(false, 8, 12, "NOT_UNPACKED"),
    ENCRYPTED(true, 6, 1, "NOT_UNPACKED"),
    ENCRYPTED_WITHOUT_A_SIZE(false, 6, 9, "NOT_UNPACKED"),
    OF_ANOTHER_CHECKSUM(true, 14, 7, "DAMAGED");

    private final boolean isSized;
    private final int at;
    private final int octet;
    private final String fault;

    Unreadable(boolean isSized, int at, int octet, String fault) {
      this.isSized = isSized;
      this.at = at;
      this.octet = octet;
      this.fault = fault;
    }

    void damage(byte[] zip, int entry) {
      zip[entry + at] = (byte) octet;
    }
  }

  @Test
  void archives_withAnyOctetChanged_areSurvived() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("é.eml", MAIL);
    entries.put("b.gz", Packed.gzip(MAIL));
    byte[] zip = Packed.zip(entries);
    Random random = new Random(11);
    for (int i = 0; i < zip.length; i++) {
      byte[] changed = zip.clone();
      changed[i] = (byte) random.nextInt(256);

      assertThat(Heard.attachment("a.zip", changed).names())
          .isNotEmpty()
          .noneMatch(name -> name.endsWith("FAILED"));
    }
  }

  private static byte[] repeated(String text, int times) {
    return text.repeat(times).getBytes(StandardCharsets.US_ASCII);
  }
}
