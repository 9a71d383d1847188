package bouncecard.dsn;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MailPartTest {
  private static final List<MailPart.Header> HEADERS =
      List.of(new MailPart.Header("To", new UntrustedText("user@example.com")));

  @Test
  void decodedWhenAsked_each_isAskedOnceAndNotBefore() {
    List<String> asked = new ArrayList<>();
    MailPart part =
        MailPart.decodedWhenAsked(
            "text/plain",
            MailPart.Fields.of(HEADERS),
            () -> {
              asked.add("text");
              return new UntrustedText("hello");
            },
            () -> {
              asked.add("parts");
              return List.of();
            },
            Set::of);

    assertThat(part.is("text/")).isTrue();
    assertThat(asked).isEmpty();
    assertThat(part.header("to")).contains("user@example.com");
    assertThat(part.headers()).isEqualTo(HEADERS);
    assertThat(asked).isEmpty();
    assertThat(part.text()).isEqualTo(part.text());
    assertThat(part.parts()).isEmpty();
    assertThat(asked).containsExactly("text", "parts");
  }

  @Test
  void header_several_isTheFirstOfThatNameInAnyCase() {
    MailPart part =
        new MailPart(
            "text/plain",
            List.of(
                new MailPart.Header("To", new UntrustedText("user@example.com")),
                new MailPart.Header("TO", new UntrustedText("bob@example.com"))),
            UntrustedText.EMPTY,
            List.of());

    assertThat(part.header("tO")).contains("user@example.com");
    assertThat(part.header("Cc")).isEmpty();
  }

  @Test
  void equals_sameContent_howeverItWasGiven() {
    UntrustedText text = new UntrustedText("hello");
    MailPart known = new MailPart("text/plain", HEADERS, text, List.of());

    assertThat(
            MailPart.decodedWhenAsked(
                "text/plain", MailPart.Fields.of(HEADERS), () -> text, List::of, Set::of))
        .isEqualTo(known)
        .hasSameHashCodeAs(known);
    assertThat(new MailPart("text/html", HEADERS, text, List.of())).isNotEqualTo(known);
    assertThat(known.toString()).doesNotContain("hello", "user@");
  }
}
