package bouncecard.app;

import bouncecard.smtp.Code;
import bouncecard.smtp.CodeMention;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.ReplyCode;
import bouncecard.smtp.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/// Tells codes that are one question (`550 5.1.1`) from codes to compare (`252 550`).
final class CodeQuestion {
  private CodeQuestion() {}

  static Answer of(String text, List<CodeMention> mentions, Words comparers) {
    List<List<Code>> groups = new ArrayList<>();
    int end = 0;
    for (CodeMention mention : mentions) {
      boolean belongs =
          !groups.isEmpty()
              && mention.code() instanceof EnhancedStatusCode
              && groups.getLast().getFirst() instanceof ReplyCode
              && !compares(text.substring(end, mention.start()), comparers);
      if (belongs) {
        groups.getLast().add(mention.code());
      } else {
        groups.add(new ArrayList<>(List.of(mention.code())));
      }
      end = mention.end();
    }
    LinkedHashSet<Code> all = new LinkedHashSet<>();
    LinkedHashSet<Code> columns = new LinkedHashSet<>();
    for (List<Code> group : groups) {
      all.addAll(group);
      columns.add(group.getLast());
    }
    return groups.size() == 1 || all.size() == 1
        ? new Answer.CodeAnswer(List.copyOf(all))
        : new Answer.CompareAnswer(List.copyOf(all), List.copyOf(columns));
  }

  private static boolean compares(String between, Words comparers) {
    for (String word : between.toLowerCase(Locale.ROOT).split("[\\s,;/]+", -1)) {
      if (!word.isEmpty() && comparers.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
