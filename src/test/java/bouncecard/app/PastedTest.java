package bouncecard.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PastedTest {
  private static final String NOTICE = "Your mail failed:\n\n<kim@example.org>: 550 no such user\n";

  @ParameterizedTest
  @ValueSource(strings = {"> ", "> > ", ">> "})
  void unwrapped_quotedText_isWithoutTheMarks(String mark) {
    String quoted = NOTICE.lines().map(line -> mark + line + "\n").reduce("", String::concat);
    assertThat(Pasted.unwrapped(quoted)).isEqualTo(NOTICE);
  }

  @Test
  void unwrapped_quoteBelowAnIntroduction_isUnquotedAndKeepsIt() {
    assertThat(Pasted.unwrapped("Look:\n> a\n> b\n> c\n")).isEqualTo("Look:\na\nb\nc\n");
  }

  @Test
  void unwrapped_sessionOfCurl_keepsItsMarks() {
    String session = "> RCPT TO:<kim@example.org>\n< 550 no\n> QUIT\n< 221 bye\n";
    assertThat(Pasted.unwrapped(session)).isEqualTo(session);
  }

  @ParameterizedTest
  @ValueSource(strings = {"```\n550 no\n```", "```text\n550 no\n```", "```550 no\n```"})
  void unwrapped_codeBlock_isWhatIsInIt(String block) {
    assertThat(Pasted.unwrapped(block).strip()).isEqualTo("550 no");
  }

  @Test
  void withHeader_bodyOfAMultipart_getsOneThatNamesItsBoundary() {
    String body = "preamble\n\n--=_1\nContent-Type: text/plain\n\nHello\n--=_1--\n";
    assertThat(Pasted.withHeader(body))
        .hasValue("Content-Type: multipart/mixed; boundary=\"=_1\"\n\n" + body);
  }

  @Test
  void withHeader_bodyInBase64_getsOneThatSaysSo() {
    String body =
        "WW91ciBtYWlsIGZhaWxlZCBhdCB0aGUgbGFzdCBob3AsIGFuZCBub2JvZHkgYXQgYWxsIGtub3dz\n"
            + "IHdoeSB0aGF0IGlzIHNvLg==\n";
    assertThat(Pasted.withHeader(body)).hasValue("Content-Transfer-Encoding: base64\n\n" + body);
  }

  @Test
  void withHeader_bodyInQuotedPrintable_getsOneThatSaysSo() {
    String body = "Your mail to kim=40exam=\nple.org failed: 550 no su=\nch user\n";
    assertThat(Pasted.withHeader(body))
        .hasValue("Content-Transfer-Encoding: quoted-printable\n\n" + body);
  }

  @Test
  void withHeader_shortWordsAlone_areNoBase64() {
    assertThat(Pasted.withHeader("help\nstop")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--\nKim Example", "-- a\nb", "----- Original message -----\nTo: kim@example.org"})
  void withHeader_rulesAndSignatures_areNoBoundaries(String text) {
    assertThat(Pasted.withHeader(text)).isEmpty();
  }
}
