package bouncecard.adapter.mail;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.text.LowerCase;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainMediaTypeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "TEXT/HTML; charset=UTF-8",
        " text/plain ; charset = \"iso-8859-1\" ; format=flowed ",
        "multipart/report; report-type=delivery-status;\r\n\tboundary=\"----=_Part_1 (2)'3:4\"",
        "message/delivery-status; name=a.txt",
      })
  void in_plainField_isWhatTheLibraryReads(String field) throws ParseException {
    assertThat(PlainMediaType.in(field)).contains(byLibrary(field));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text",
        "text/",
        "/plain",
        "text/plain;",
        "text/plain; charset",
        "text/plain; charset=",
        "text/plain; charset=\"\"",
        "text/plain; charset=\"utf-8",
        "text/plain; charset=utf-8; charset=latin1",
        "text/plain (comment)",
        "text/plain; charset*=us-ascii'en'utf-8",
        "multipart/mixed; boundary=a=b",
        "multipart/mixed; boundary=\"a\\\"b\"",
        "text/plain; charset=utf-8 x",
      })
  void in_anythingElse_isLeftToTheLibrary(String field) {
    assertThat(PlainMediaType.in(field)).isEmpty();
  }

  @Test
  void in_anyPieces_isWhatTheLibraryReadsOrNothing() throws ParseException {
    List<String> pieces =
        List.of(
            "text/plain",
            "a/b",
            ";",
            " ",
            "charset",
            "boundary",
            "name",
            "=",
            "\"",
            "x-1.y",
            "_+",
            "\r\n\t",
            "utf-8",
            "'",
            "(",
            ":",
            "\"a b\"",
            "\"c;d=e\"");
    Random random = new Random(7);
    int plain = 0;
    for (int i = 0; i < 200_000; i++) {
      StringBuilder field = new StringBuilder(i % 2 == 0 ? "text/plain; " : "");
      for (int piece = random.nextInt(9); piece > 0; piece--) {
        field.append(pieces.get(random.nextInt(pieces.size())));
      }
      Optional<MediaType> read = PlainMediaType.in(field.toString());
      if (read.isPresent()) {
        plain++;
        assertThat(read).as(field.toString()).contains(byLibrary(field.toString()));
      }
    }
    assertThat(plain).isGreaterThan(500);
  }

  private static MediaType byLibrary(String field) throws ParseException {
    ContentType type = new ContentType(field);
    return new MediaType(
        LowerCase.of(type.getBaseType()),
        Optional.ofNullable(type.getParameter("boundary")),
        Optional.ofNullable(type.getParameter("charset")));
  }
}
