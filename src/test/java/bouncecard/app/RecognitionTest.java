package bouncecard.app;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.text.UntrustedText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What people type and paste, from `recognition/*.tsv`: the kind of answer and exactly the codes
/// in it.
class RecognitionTest {
  private static final Bouncecard BOUNCECARD =
      new Bouncecard(
          DataFiles.load(), new JakartaMailReader(), new JsonEventReader(DataFiles.services()));

  @ParameterizedTest
  @ValueSource(strings = {"questions", "replies", "mixed", "negatives"})
  void ask_whatPeopleTypeAndPaste_isUnderstoodInDocumentsAndInChat(String file) throws IOException {
    List<RecognitionCase> cases = cases(file);
    List<String> wrong = new ArrayList<>();
    for (RecognitionCase expected : cases) {
      check(expected, Venue.DOCUMENT, expected.inDocument(), wrong);
      check(expected, Venue.CHAT, expected.inChat(), wrong);
    }
    assertThat(cases).hasSizeGreaterThan(30);
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"other-programs-1", "other-programs-2"})
  void read_linesOfOtherPrograms_areNothingAloneAndTogether(String file) throws IOException {
    String log = text("/bouncecard/recognition/" + file + ".txt");
    List<String> lines = log.lines().toList();
    List<String> wrong = new ArrayList<>();
    for (String line : lines) {
      Answer answer = BOUNCECARD.ask(new UntrustedText(line), Venue.DOCUMENT).answer();
      if (!answer.kind().equals("none")) {
        wrong.add(line + " is " + answer.kind());
      }
    }
    assertThat(lines).hasSizeGreaterThan(900);
    assertThat(wrong).isEmpty();
    assertThat(BOUNCECARD.read(log.getBytes(StandardCharsets.UTF_8)).kind()).isEqualTo("none");
  }

  private static void check(
      RecognitionCase expected, Venue setting, Set<String> kinds, List<String> wrong) {
    Answer answer = BOUNCECARD.ask(new UntrustedText(expected.text()), setting).answer();
    Set<String> codes = new TreeSet<>(answer.replyCodes());
    codes.addAll(answer.enhancedStatusCodes());
    if (!kinds.contains(answer.kind()) || !codes.equals(expected.codes())) {
      wrong.add(setting + ": " + expected + ", but it is " + answer.kind() + " " + codes);
    }
  }

  private static List<RecognitionCase> cases(String file) throws IOException {
    String name = "/bouncecard/recognition/" + file + ".tsv";
    return text(name)
        .lines()
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .map(RecognitionCase::parse)
        .toList();
  }

  private static String text(String name) throws IOException {
    try (InputStream in = RecognitionTest.class.getResourceAsStream(name)) {
      assertThat(in).as(name).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
