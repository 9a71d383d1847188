package bouncecard.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.text.UntrustedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The labelled inputs that are kept beside the project, where they are there. Not every label is
/// beyond dispute: shares are held, not single inputs.
class SharedCasesTest {
  private static final Path CASES =
      Path.of(System.getProperty("bouncecard.shared", "../shared"), "facts", "cases.jsonl");

  @Test
  void ask_labelledInputs_areNearlyAllUnderstood() throws IOException {
    assumeTrue(Files.isReadable(CASES), "labelled inputs are not there: " + CASES.toAbsolutePath());
    Bouncecard bouncecard =
        new Bouncecard(
            DataFiles.load(), new JakartaMailReader(), new JsonEventReader(DataFiles.services()));
    ObjectMapper json = new ObjectMapper();
    List<String> wrongKind = new ArrayList<>();
    List<String> wrongCodes = new ArrayList<>();
    List<String> falselyRecognised = new ArrayList<>();
    int all = 0;
    int withForbidden = 0;
    for (String line : Files.readAllLines(CASES)) {
      JsonNode labelled = json.readTree(line);
      JsonNode expected = labelled.path("expect");
      String id = labelled.path("id").asString();
      UntrustedText text = new UntrustedText(labelled.path("input").asString());
      Answer answer = bouncecard.ask(text, Venue.DOCUMENT).answer();
      Set<String> found = new HashSet<>(answer.replyCodes());
      found.addAll(answer.enhancedStatusCodes());
      Set<String> codes = texts(expected.path("reply_codes"));
      codes.addAll(texts(expected.path("enhanced_codes")));
      Set<String> forbidden = texts(expected.path("must_not_recognise"));
      all++;
      if (!answer.kind().equals(expected.path("answer").asString())) {
        wrongKind.add(id + " " + answer.kind());
      }
      if (!found.equals(codes)) {
        wrongCodes.add(id + " " + found);
      }
      if (!forbidden.isEmpty()) {
        withForbidden++;
        forbidden.retainAll(found);
        if (!forbidden.isEmpty()) {
          falselyRecognised.add(id + " " + forbidden);
        }
      }
    }
    assertThat(all).isPositive();
    assertThat(wrongKind).hasSizeLessThanOrEqualTo(all * 3 / 100);
    assertThat(wrongCodes).hasSizeLessThanOrEqualTo(all * 3 / 100);
    assertThat(falselyRecognised).hasSizeLessThanOrEqualTo(withForbidden / 100);
  }

  private static Set<String> texts(JsonNode array) {
    Set<String> texts = new HashSet<>();
    array.forEach(text -> texts.add(text.asString()));
    return texts;
  }
}
