package bouncecard.adapter.noted;

import bouncecard.app.feedback.Wanted;
import bouncecard.app.feedback.WrongAnswer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A report of what people called wrong, by the rule that decided, the most often first, with a
/// stub of data for what they would have had instead.
public final class FeedbackReport {
  private static final int MOST_REPLIES = 5;

  private FeedbackReport() {}

  /// The report, as lines.
  public static List<String> lines(List<WrongAnswer> all) {
    Map<String, List<WrongAnswer>> byRule =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    one -> one.rule().isEmpty() ? "(no rule, by " + one.basis() + ")" : one.rule(),
                    TreeMap::new,
                    Collectors.toList()));
    List<String> lines = new ArrayList<>();
    byRule.entrySet().stream()
        .sorted(Comparator.comparingInt(entry -> -entry.getValue().size()))
        .forEach(entry -> add(entry.getKey(), entry.getValue(), lines));
    return lines;
  }

  private static void add(String rule, List<WrongAnswer> wrong, List<String> lines) {
    if (!lines.isEmpty()) {
      lines.add("");
    }
    lines.add("# %d × %s".formatted(wrong.size(), rule));
    wrong.stream()
        .collect(
            Collectors.groupingBy(FeedbackReport::summary, TreeMap::new, Collectors.counting()))
        .forEach((summary, count) -> lines.add("#   %d × %s".formatted(count, summary)));
    wrong.stream()
        .filter(one -> !one.wanted().words().isBlank())
        .limit(MOST_REPLIES)
        .forEach(one -> lines.add("#   “" + one.wanted().words() + "”"));
    wrong.stream()
        .collect(
            Collectors.toMap(
                WrongAnswer::reply, one -> one, (one, _) -> one, java.util.LinkedHashMap::new))
        .values()
        .stream()
        .limit(MOST_REPLIES)
        .forEach(one -> stub(one, lines));
  }

  private static String summary(WrongAnswer one) {
    String wanted =
        switch (one.wanted().what()) {
          case NOT_A_BOUNCE -> "no bounce";
          case OTHER_CAUSE ->
              one.wanted().cause().isEmpty() ? "another cause" : one.wanted().cause();
          case OTHER_ACTOR ->
              one.wanted().actor().isEmpty() ? "another actor" : "actor " + one.wanted().actor();
          case SOMETHING_ELSE -> "something else";
        };
    return "said %s (%s%s%s), wanted %s"
        .formatted(
            one.cause(),
            one.basis(),
            one.confidence().isEmpty() ? "" : ", " + one.confidence(),
            one.grade().isEmpty() ? "" : ", " + one.grade(),
            wanted);
  }

  /// A rule to be filled in, and the line that tests it.
  private static void stub(WrongAnswer one, List<String> lines) {
    lines.add("");
    lines.add("# " + one.at());
    if (one.wanted().what() == Wanted.What.NOT_A_BOUNCE) {
      lines.add("# no bounce; a line for the tests of what is none:");
      lines.add(quoted(one.reply()));
      return;
    }
    lines.add("# for providers/PROVIDER.toml, or facts/wordings.toml where any server says it");
    lines.add("[[rule]]");
    lines.add("id       = \"MEANING\"");
    lines.add("any      = [\"WORDS OF THE REPLY, IN LOWER CASE\"]");
    lines.add(
        "cause    = " + quoted(one.wanted().cause().isEmpty() ? "CAUSE" : one.wanted().cause()));
    lines.add("source   = \"ADDRESS OF THE PAGE THAT SAYS SO\"");
    lines.add("seen     = \"%s\"".formatted(one.at().toString().substring(0, 10)));
    lines.add("examples = [" + quoted(one.reply()) + "]");
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
