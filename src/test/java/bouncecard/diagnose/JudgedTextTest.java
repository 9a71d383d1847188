package bouncecard.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.text.PhraseFinder;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgedTextTest {
  @Test
  void find_whiteSpaceAndCase_doNotMatter() {
    assertThat(holds("The  USER\r\n\tis\u00a0Unknown", "user is unknown")).isTrue();
  }

  @Test
  void find_codesThatEachLineRepeats_areReadOver() {
    String reply = "550-5.7.26 mail from this 550-5.7.26 domain is 550 5.7.26 not welcome";

    assertThat(holds(reply, "mail from this domain is not welcome")).isTrue();
    assertThat(holds(reply, "domain is 550 5.7.26 not")).isTrue();
    assertThat(holds(reply, "domain is 5.7.26")).isFalse();
  }

  @Test
  void find_numbersWithinWords_areNoCodes() {
    assertThat(holds("limit of x550 mails", "limit of xmails")).isFalse();
    assertThat(holds("limit of 5500 mails", "limit of mails")).isFalse();
    assertThat(holds("ends in 550 ", "ends in 550")).isTrue();
  }

  @Test
  void asWritten_letters_areThoseOfTheReply() {
    assertThat(JudgedText.of("550 User Unknown").asWritten("user unknown"))
        .isEqualTo("User Unknown");
    assertThat(JudgedText.of(" 550  User Unknown").asWritten("user unknown"))
        .isEqualTo("User Unknown");
    assertThat(JudgedText.of("User 550 Unknown").asWritten("user unknown"))
        .isEqualTo("user unknown");
  }

  private static boolean holds(String text, String phrase) {
    BitSet found = new BitSet();
    JudgedText.of(text).find(new PhraseFinder(List.of("unused", phrase)), found);
    return found.get(1);
  }
}
