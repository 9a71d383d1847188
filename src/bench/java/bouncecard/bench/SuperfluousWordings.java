package bouncecard.bench;

import bouncecard.adapter.data.DataFiles;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Permanence;
import bouncecard.catalog.Rule;
import bouncecard.catalog.RuleBook;
import bouncecard.catalog.RuleId;
import bouncecard.decode.Decoder;
import bouncecard.decode.Report;
import bouncecard.diagnose.Diagnosis;
import bouncecard.diagnose.composition.Confidence;
import bouncecard.smtp.ReplyCode;
import bouncecard.text.LowerCase;
import bouncecard.text.UntrustedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import tools.jackson.databind.ObjectMapper;

/// Takes the wordings of rules that hold anywhere away, one at a time and each whole rule, and says
/// what that changes in replies: what changes nothing is said as well by sentences. With
/// `-Dtogether=true` it says what can go together.
///
/// The arguments are files of a JSON object a line with a `text` in it, or `.toml` files with
/// `examples` of rules. Each wording is read alone behind a code too. Run by
/// `src/bench/sh/wordings.sh`.
public final class SuperfluousWordings {
  private final Catalog catalog;
  private final List<String> texts;
  private final List<String> lower;
  private final List<String> before;

  /// From here on they are wordings alone, which need not be as sure.
  private final int bare;

  private SuperfluousWordings(Catalog catalog, List<String> texts, int bare) {
    this.catalog = catalog;
    this.bare = bare;
    this.texts = texts;
    this.lower = texts.stream().map(LowerCase::of).toList();
    Decoder decoder = new Decoder(catalog);
    this.before =
        IntStream.range(0, texts.size())
            .mapToObj(i -> read(decoder, texts.get(i), i < bare))
            .toList();
  }

  /// Prints a line for each wording and rule: how many texts have it, how many change without it,
  /// and the first that does.
  public static void main(String[] files) throws IOException {
    List<String> texts = new ArrayList<>();
    for (String file : files) {
      texts.addAll(file.endsWith(".toml") ? examples(Path.of(file)) : rows(Path.of(file)));
    }
    Catalog catalog = DataFiles.load();
    List<String> all = new ArrayList<>(texts.stream().distinct().toList());
    int bare = all.size();
    all.addAll(bare(catalog));
    SuperfluousWordings wordings = new SuperfluousWordings(catalog, all, bare);
    if (Boolean.getBoolean("together")) {
      wordings.printTogether();
    } else {
      wordings.print();
    }
  }

  /// Each wording behind a code, so that those which no text has are read as well.
  private static List<String> bare(Catalog catalog) {
    List<String> bare = new ArrayList<>();
    for (Rule rule : catalog.rules()) {
      if (rule.id().isWording()) {
        String code =
            rule.conditions().replyCodes().stream()
                .findFirst()
                .map(ReplyCode::toString)
                .orElse(rule.permanence() == Permanence.TEMPORARY ? "451" : "550");
        rule.conditions().any().forEach(wording -> bare.add(code + " " + wording));
      }
    }
    return bare;
  }

  private static List<String> rows(Path file) throws IOException {
    ObjectMapper json = new ObjectMapper();
    return Files.readAllLines(file).stream()
        .filter(line -> !line.isBlank())
        .map(line -> json.readTree(line).path("text").asString())
        .toList();
  }

  /// The quoted lines of `examples` and `rejects`.
  private static List<String> examples(Path file) throws IOException {
    List<String> found = new ArrayList<>();
    boolean isList = false;
    for (String line : Files.readAllLines(file)) {
      String plain = line.strip();
      isList |= plain.startsWith("examples") || plain.startsWith("rejects");
      int quote = isList ? plain.indexOf('"') : -1;
      while (quote >= 0) {
        int end = plain.indexOf('"', quote + 1);
        while (end > 0 && plain.charAt(end - 1) == '\\') {
          end = plain.indexOf('"', end + 1);
        }
        if (end < 0) {
          break;
        }
        found.add(plain.substring(quote + 1, end).replace("\\\"", "\""));
        quote = plain.indexOf('"', end + 1);
      }
      isList &= !plain.endsWith("]");
    }
    return found;
  }

  /// Takes away together what changes nothing alone, and puts back what then does, until nothing
  /// changes; prints what can go.
  private void printTogether() {
    Map<RuleId, List<String>> gone = new TreeMap<>(Comparator.comparing(RuleId::toString));
    for (Rule rule : catalog.rules()) {
      if (rule.id().isWording()) {
        for (String wording : rule.conditions().any()) {
          List<String> others =
              rule.conditions().any().stream().filter(it -> !it.equals(wording)).toList();
          if (changes(rule, others).get(1).equals("0 change")) {
            gone.computeIfAbsent(rule.id(), _ -> new ArrayList<>()).add(wording);
          }
        }
      }
    }
    boolean isChanged = true;
    while (isChanged) {
      isChanged = false;
      Decoder decoder = new Decoder(without(gone));
      for (int i = 0; i < texts.size(); i++) {
        if (!read(decoder, texts.get(i), i < bare).equals(before.get(i))) {
          String text = lower.get(i);
          for (List<String> wordings : gone.values()) {
            isChanged |= wordings.removeIf(text::contains);
          }
        }
      }
    }
    gone.forEach((id, lost) -> lost.forEach(one -> System.out.println(id + "\t" + one)));
  }

  private Catalog without(Map<RuleId, List<String>> gone) {
    List<Rule> rules = new ArrayList<>();
    for (Rule rule : catalog.rules()) {
      List<String> lost = gone.getOrDefault(rule.id(), List.of());
      List<String> left =
          rule.conditions().any().stream().filter(wording -> !lost.contains(wording)).toList();
      if (!left.isEmpty() || rule.conditions().any().isEmpty()) {
        rules.add(with(rule, left));
      }
    }
    return catalog.withRules(new RuleBook(List.copyOf(catalog.providers()), rules));
  }

  private void print() {
    Map<String, List<String>> answers = new TreeMap<>();
    for (Rule rule : catalog.rules()) {
      if (rule.id().isWording()) {
        answers.put(rule.id() + "\t*", changes(rule, List.of()));
        for (String wording : rule.conditions().any()) {
          List<String> others =
              rule.conditions().any().stream().filter(it -> !it.equals(wording)).toList();
          if (!others.isEmpty()) {
            answers.put(rule.id() + "\t" + wording, changes(rule, others));
          }
        }
      }
    }
    answers.forEach((what, said) -> System.out.println(what + "\t" + String.join("\t", said)));
  }

  /// How many texts have a rule's lost wordings, how many of them change, and examples.
  private List<String> changes(Rule rule, List<String> left) {
    List<String> lost =
        rule.conditions().any().stream().filter(wording -> !left.contains(wording)).toList();
    Decoder decoder = new Decoder(without(rule, left));
    int have = 0;
    int change = 0;
    List<String> told = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      String text = lower.get(i);
      if (lost.isEmpty() ? left.isEmpty() : lost.stream().anyMatch(text::contains)) {
        have++;
        String after = read(decoder, texts.get(i), i < bare);
        if (!after.equals(before.get(i))) {
          change++;
          if (told.size() < 3) {
            told.add(before.get(i) + " -> " + after + " | " + shown(texts.get(i)));
          }
        }
      }
    }
    List<String> said = new ArrayList<>(List.of(have + " have it", change + " change"));
    said.addAll(told);
    return said;
  }

  private Catalog without(Rule rule, List<String> left) {
    List<Rule> rules = new ArrayList<>();
    for (Rule one : catalog.rules()) {
      if (!one.id().equals(rule.id())) {
        rules.add(one);
      } else if (!left.isEmpty()) {
        rules.add(with(one, left));
      }
    }
    return catalog.withRules(new RuleBook(List.copyOf(catalog.providers()), rules));
  }

  private static Rule with(Rule rule, List<String> wordings) {
    Rule.Conditions conditions = rule.conditions();
    return new Rule(
        rule.id(),
        new Rule.Conditions(
            wordings,
            conditions.all(),
            conditions.unless(),
            conditions.token(),
            conditions.replyCodes(),
            conditions.enhancedStatusCodes(),
            conditions.commands(),
            conditions.needsProvider()),
        rule.cause(),
        rule.actors(),
        rule.permanence(),
        rule.seenWith(),
        rule.redefines(),
        rule.wraps(),
        rule.lasts(),
        rule.help(),
        rule.status(),
        rule.replacedBy(),
        rule.isOperators(),
        rule.source());
  }

  private static String read(Decoder decoder, String text, boolean isExact) {
    StringBuilder read = new StringBuilder();
    for (Report report : decoder.decode(new UntrustedText(text)).reports()) {
      Diagnosis said = report.diagnosis();
      read.append(said.cause().id()).append(' ').append(said.permanence()).append(' ');
      said.confidence()
          .filter(it -> isExact || it == Confidence.GUESS)
          .ifPresent(it -> read.append(it).append(' '));
    }
    return read.toString();
  }

  private static String shown(String text) {
    String line = text.replaceAll("\\s+", " ");
    return line.substring(0, Math.min(110, line.length()));
  }
}
