package bouncecard.diagnose.composition;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.decode.Decoder;
import bouncecard.diagnose.Diagnosis;
import bouncecard.text.UntrustedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What may be said of a mailbox, a sender, a host in every way that a file has words for, put
/// together: whatever combination a server comes to, its cause is told, and seldom a wrong one.
class ParaphrasesTest {
  private static final Path FILE = Path.of("src/test/resources/bouncecard/lexicon/paraphrases.txt");
  private static final Decoder DECODER = new Decoder(DataFiles.load());

  private int all;
  private int right;
  private int sure;
  private int surelyRight;

  @Test
  void decode_everySubjectWithEveryPredicate_isMostlyTold() throws IOException {
    for (String line : Files.readAllLines(FILE)) {
      String[] parts = line.split("\t", -1);
      if (parts.length == 4) {
        tell(parts);
      }
    }
    assertThat(all).isGreaterThan(15_000);
    assertThat(right * 1000L / all).as("right of a thousand").isGreaterThanOrEqualTo(915);
    assertThat(surelyRight * 1000L / sure).as("of a thousand sure").isGreaterThanOrEqualTo(980);
  }

  private void tell(String[] parts) {
    List<String> causes = List.of(parts[0].split(" ", -1));
    String[] codes = parts[1].split("\\|", -1);
    for (String subject : parts[2].split("\\|", -1)) {
      for (String saying : parts[3].split("\\|", -1)) {
        String said = codes[all % codes.length] + ' ' + saying.replace("{}", subject);
        all++;
        count(said, causes);
      }
    }
  }

  private void count(String said, List<String> causes) {
    var reports = DECODER.decode(new UntrustedText(said)).reports();
    if (reports.isEmpty()) {
      return;
    }
    Diagnosis told = reports.getFirst().diagnosis();
    boolean isRight = causes.contains(told.cause().id());
    right += isRight ? 1 : 0;
    if (told.confidence().filter(Confidence.SURE::equals).isPresent()) {
      sure++;
      surelyRight += isRight ? 1 : 0;
    }
  }
}
