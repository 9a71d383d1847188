package bouncecard.adapter.data.lexicon;

import bouncecard.adapter.data.tree.Node;
import bouncecard.catalog.lexicon.Priors;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.ReplyCode;
import bouncecard.smtp.SmtpCommand;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// What codes and the command tip, as the file of meanings says. Each code and command is named at
/// most once; a second time is refused.
final class LexiconPriors {
  private final List<String> causes;
  private final Map<Integer, int[]> byReplyCode = new HashMap<>();
  private final Map<Integer, int[]> byEnhanced = new HashMap<>();
  private final Map<SmtpCommand, int[]> byCommand = new HashMap<>();
  private final Map<SmtpCommand, int[]> shifts = new HashMap<>();

  LexiconPriors(Node file, List<String> causes) {
    this.causes = causes;
    file.tables("prior", "").forEach(this::addPrior);
    file.tables("shift", "to").forEach(this::addShift);
  }

  Priors priors() {
    return new Priors(byReplyCode, byEnhanced, byCommand);
  }

  Map<SmtpCommand, int[]> shifts() {
    return shifts;
  }

  private void addPrior(Node node) {
    int[] prior = prior(node.table("causes"));
    node.readAll("reply_codes", ReplyCode::parse, "a reply code such as \"550\"")
        .forEach(code -> putNew(node, "reply_codes", byReplyCode, code.value(), prior));
    node.readAll("enhanced_status_codes", LexiconPriors::registered, "a code such as \"X.1.1\"")
        .forEach(
            code -> putNew(node, "enhanced_status_codes", byEnhanced, Priors.key(code), prior));
    commands(node).forEach(command -> putNew(node, "commands", byCommand, command, prior));
    node.end();
  }

  private static Optional<EnhancedStatusCode> registered(String code) {
    return code.startsWith("X.")
        ? EnhancedStatusCode.parse("5" + code.substring(1))
        : Optional.empty();
  }

  private static List<SmtpCommand> commands(Node node) {
    return node.readAll("commands", SmtpCommand::parse, "an SMTP command, such as \"RCPT\"");
  }

  private void addShift(Node node) {
    int to = LexiconMeanings.index(node, "to", node.text("to"), causes);
    int[] shift =
        node.someTexts("from").stream()
            .flatMapToInt(
                cause -> IntStream.of(LexiconMeanings.index(node, "from", cause, causes), to))
            .toArray();
    commands(node).forEach(command -> addShift(node, command, shift));
    node.end();
  }

  /// Adds what a command makes of causes to what it makes of others.
  private void addShift(Node node, SmtpCommand command, int[] shift) {
    int[] before = shifts.getOrDefault(command, new int[0]);
    for (int i = 0; i < before.length; i += 2) {
      for (int j = 0; j < shift.length; j += 2) {
        if (before[i] == shift[j]) {
          node.wrong(
              "from", "names " + causes.get(shift[j]) + " a second time for " + command.name());
        }
      }
    }
    int[] both = Arrays.copyOf(before, before.length + shift.length);
    System.arraycopy(shift, 0, both, before.length, shift.length);
    shifts.put(command, both);
  }

  private static <K> void putNew(Node node, String key, Map<K, int[]> priors, K code, int[] prior) {
    if (priors.putIfAbsent(code, prior) != null) {
      node.wrong(key, "names " + code + " a second time, and must name it once");
    }
  }

  /// By cause.
  private int[] prior(Node table) {
    int[] prior = new int[Math.max(1, causes.size())];
    for (String cause : table.keys()) {
      prior[LexiconMeanings.index(table, cause, cause, causes)] =
          table.number(cause, -LexiconMeanings.MOST_WEIGHT, LexiconMeanings.MOST_WEIGHT);
    }
    return prior;
  }
}
