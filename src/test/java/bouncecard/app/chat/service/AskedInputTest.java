package bouncecard.app.chat.service;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.app.chat.Attachment;
import bouncecard.text.UntrustedText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class AskedInputTest {
  private static AskedInput input(String words, String... files) {
    return AskedInput.read(
        new UntrustedText(words),
        Arrays.stream(files)
            .map(file -> new Attachment("n " + file, file.getBytes(StandardCharsets.UTF_8)))
            .toList());
  }

  @Test
  void input_isReadAsItWasWritten() {
    for (AskedInput input :
        List.of(
            input(""),
            input("550 5.1.1 <bob@example.com> 없는 메일함\n\u0000"),
            input("see", "one", "", "x".repeat(100_000)),
            AskedInput.checked(new UntrustedText("bob@example.com")))) {
      AskedInput read = AskedInput.parse(input.written().orElseThrow()).orElseThrow();
      assertThat(read.kind()).isEqualTo(input.kind());
      assertThat(read.words().value()).isEqualTo(input.words().value());
      assertThat(read.files())
          .extracting(Attachment::name)
          .isEqualTo(input.files().stream().map(Attachment::name).toList());
      assertThat(read.files())
          .extracting(Attachment::bytes)
          .usingElementComparator(Arrays::compare)
          .isEqualTo(input.files().stream().map(Attachment::bytes).toList());
    }
  }

  @Test
  void input_ofALog_takesLittleRoom() {
    String log =
        "Nov 27 10:00:00 mail postfix/smtp[1]: 4Fq1: to=<bob@example.com>, status=bounced\n";
    assertThat(input("", log.repeat(1_000)).written().orElseThrow().length).isLessThan(2_000);
  }

  @Test
  void input_thatIsTooLarge_isNotWritten() {
    byte[] noise = new byte[2 << 20];
    new Random(1).nextBytes(noise);
    AskedInput large =
        AskedInput.read(UntrustedText.EMPTY, List.of(new Attachment("noise", noise)));
    assertThat(large.written()).isEmpty();
  }

  @Test
  void anyBytes_areReadWithoutAFailure() {
    Random random = new Random(7);
    byte[] sound = input("550", "one", "two").written().orElseThrow();
    for (int i = 0; i < 20_000; i++) {
      byte[] broken = sound.clone();
      for (int n = random.nextInt(3); n >= 0; n--) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt();
      }
      AskedInput.parse(Arrays.copyOf(broken, random.nextInt(broken.length + 1)));
    }
    assertThat(AskedInput.parse(new byte[0])).isEmpty();
  }
}
