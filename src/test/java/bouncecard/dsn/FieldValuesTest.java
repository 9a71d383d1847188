package bouncecard.dsn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import bouncecard.dsn.MailPart.Header;
import bouncecard.text.UntrustedText;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The values that fields and headers hold: typed texts, addresses, actions.
class FieldValuesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "smtp; 550 5.1.1 x|smtp|550 5.1.1 x",
        "SMTP;550 x|smtp|550 x",
        " x-unix ; 67|x-unix|67",
        "rfc822; a@example.com|rfc822|a@example.com",
        "550 5.1.1 no type; here||550 5.1.1 no type; here",
        "; x||; x",
        "a-very-long-word-that-is-no-type; x||a-very-long-word-that-is-no-type; x",
        "smtp;|smtp|''",
      })
  void typedText_fieldValue_isSplitAtItsType(String value, String type, String text) {
    TypedText parsed = TypedText.parse(value);
    assertThat(parsed.type()).isEqualTo(type == null ? "" : type);
    assertThat(parsed.text().value()).isEqualTo(text);
  }

  @Test
  void typedText_whole_hasTheTypeAgain() {
    assertThat(TypedText.parse("SMTP;550 x").whole().value()).isEqualTo("smtp; 550 x");
    assertThat(TypedText.parse("550 x").whole().value()).isEqualTo("550 x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<user@example.com>: host said|user@example.com",
        "To: \"A, B\" <first.last+tag@mail.example.com>|first.last+tag@mail.example.com",
        "rfc822;user@example.com.|user@example.com",
        "사용자@예시.example|사용자@예시.example",
        "a@@b x@example.com|x@example.com",
        "user@localhost|user@localhost",
        "user@-|",
        "@example.com|",
        "user@|",
        "no address|",
        "''|",
      })
  void addresses_text_givesTheFirst(String text, String expected) {
    assertThat(Addresses.first(text)).isEqualTo(Optional.ofNullable(expected));
  }

  @Test
  void addresses_overlongOnes_areNone() {
    assertThat(Addresses.first("a".repeat(300) + "@example.com")).isEmpty();
    assertThat(Addresses.first("a@" + "b".repeat(5000)))
        .satisfies(found -> assertThat(found.orElse("").length()).isLessThanOrEqualTo(254));
  }

  @Test
  void addresses_aHundredThousandAtSigns_takeLinearTime() {
    assertThatCode(() -> Addresses.first("@".repeat(100_000))).doesNotThrowAnyException();
    assertThat(Addresses.first("a ".repeat(500_000) + "@" + " b".repeat(500_000))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<a@example.com>|a@example.com",
        " <postmaster> |postmaster",
        "a@example.com (comment)|a@example.com",
      })
  void addresses_bare_dropsWhatIsAround(String text, String expected) {
    assertThat(Addresses.bare(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "to @a.example:bob@example.com now|@a.example:bob@example.com",
        "to <@a.example,@b.example:bob@example.com>|@a.example,@b.example:bob@example.com",
        "SMTP:bob@example.com|bob@example.com",
        "a@b.example:bob@example.com|a@b.example",
      })
  void addresses_first_includesASourceRoute(String text, String expected) {
    assertThat(Addresses.first(text)).contains(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"a@example.com|example.com", "a@b@c.example|c.example", "a@|", "a|"})
  void addresses_domain_isBehindTheLastAtSign(String address, String expected) {
    assertThat(Addresses.domain(address)).isEqualTo(Optional.ofNullable(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "failed|FAILED",
        " Failed (user unknown)|FAILED",
        "DELAYED|DELAYED",
        "delivered|DELIVERED",
        "relayed|RELAYED",
        "expanded|EXPANDED",
      })
  void action_word_isRead(String value, Action expected) {
    assertThat(Action.parse(value)).contains(expected);
    assertThat(Action.parse(expected.token())).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "fail", "bounced", "не доставлено"})
  void action_anyOtherWord_isNone(String value) {
    assertThat(Action.parse(value)).isEmpty();
  }

  @Test
  void mailPart_headers_areFoundWhateverTheirCase() {
    MailPart part =
        new MailPart(
            "text/plain",
            List.of(
                new Header("Subject", new UntrustedText("First")),
                new Header("SUBJECT", new UntrustedText("Second"))),
            UntrustedText.EMPTY,
            List.of());
    assertThat(part.header("subject")).contains("First");
    assertThat(part.headerHas("sUbJeCt", "first")).isTrue();
    assertThat(part.headerHas("Subject", "second")).isFalse();
    assertThat(part.header("To")).isEmpty();
    assertThat(part.is("text/")).isTrue();
  }
}
