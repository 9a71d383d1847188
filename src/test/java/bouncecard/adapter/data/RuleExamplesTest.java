package bouncecard.adapter.data;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFolder.Exemplified;
import bouncecard.catalog.Rule;
import bouncecard.decode.Decoder;
import bouncecard.decode.Decoding;
import bouncecard.decode.Report;
import bouncecard.diagnose.Diagnosis;
import bouncecard.text.UntrustedText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Every example in the data files, read as if it had been pasted.
class RuleExamplesTest {
  private static final List<Exemplified> RULES = DataFolder.rules();

  private final Decoder decoder = new Decoder(DataFiles.load());

  @Test
  void decode_exampleOfAProvidersRule_isWonByThatRule() throws IOException {
    Set<String> expected = lines("shared-examples.txt");
    Set<String> shared = new TreeSet<>();
    List<String> wrong = new ArrayList<>();
    for (Exemplified exemplified : RULES) {
      Rule rule = exemplified.rule();
      for (String example : rule.id().isWording() ? List.<String>of() : exemplified.examples()) {
        Optional<Diagnosis> diagnosis = diagnose(exemplified.pasted(example));
        Optional<Rule> winner = diagnosis.flatMap(Diagnosis::rule);
        if (winner.filter(won -> won.id().equals(rule.id())).isPresent()) {
          continue;
        }
        boolean sameMeaning =
            winner
                .filter(won -> won.id().owner().equals(rule.id().owner()))
                .filter(won -> won.cause().equals(rule.cause()))
                .isPresent();
        if (sameMeaning) {
          shared.add(rule.id() + " " + winner.orElseThrow().id());
        } else {
          wrong.add(rule.id() + " lost to " + outcome(diagnosis) + ": " + example);
        }
      }
    }
    assertThat(wrong).as("examples that another rule wins").isEmpty();
    assertThat(shared)
        .as("examples won by a rule of the same provider with the same cause")
        .isEqualTo(expected);
  }

  @Test
  void decode_exampleOfAWording_isWonByARuleOfTheSameCause() {
    List<String> wrong = new ArrayList<>();
    for (Exemplified exemplified : RULES) {
      for (String example :
          exemplified.rule().id().isWording() ? exemplified.examples() : List.<String>of()) {
        Optional<Diagnosis> diagnosis = diagnose(example);
        if (diagnosis
            .filter(found -> found.cause().id().equals(exemplified.rule().cause()))
            .isEmpty()) {
          wrong.add(exemplified.rule().id() + " lost to " + outcome(diagnosis) + ": " + example);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void decode_lineThatARuleRejects_isNotWonByIt() {
    List<String> wrong = new ArrayList<>();
    for (Exemplified exemplified : RULES) {
      for (String reject : exemplified.rejects()) {
        for (String pasted : List.of(reject, exemplified.pasted(reject))) {
          if (diagnose(pasted)
              .flatMap(Diagnosis::rule)
              .filter(won -> won.id().equals(exemplified.rule().id()))
              .isPresent()) {
            wrong.add(exemplified.rule().id() + ": " + pasted);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void rules_all_haveAnExample() {
    assertThat(RULES).filteredOn(exemplified -> exemplified.examples().isEmpty()).isEmpty();
  }

  private Optional<Diagnosis> diagnose(String pasted) {
    Decoding decoding = decoder.decode(new UntrustedText(pasted));
    return decoding.reports().stream().map(Report::diagnosis).findFirst();
  }

  private static String outcome(Optional<Diagnosis> diagnosis) {
    return diagnosis
        .map(
            found ->
                found.rule().map(rule -> rule.id() + " (" + rule.cause() + ")").orElse("no rule")
                    + ", basis "
                    + found.basis())
        .orElse("nothing read");
  }

  private static Set<String> lines(String name) throws IOException {
    try (InputStream in = RuleExamplesTest.class.getResourceAsStream("/bouncecard/data/" + name)) {
      Set<String> lines = new TreeSet<>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(lines::add);
      return lines;
    }
  }
}
