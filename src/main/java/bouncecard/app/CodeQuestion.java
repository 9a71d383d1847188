package bouncecard.app;

import bouncecard.smtp.Code;
import bouncecard.smtp.CodeMention;
import bouncecard.smtp.ReplyCode;
import bouncecard.smtp.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Tells codes that are one question (`550 5.1.1`) from codes to compare (`252 550`).
final class CodeQuestion {
  private CodeQuestion() {}

  static Answer of(String text, List<CodeMention> mentions, Words comparers) {
    List<List<Code>> groups = new ArrayList<>();
    int end = 0;
    for (CodeMention mention : mentions) {
      boolean compared = compares(text.substring(end, mention.start()), comparers);
      if (!groups.isEmpty()
          && !compared
          && belongs(mention.code(), groups.getLast(), mentions.size())) {
        groups.getLast().add(mention.code());
      } else {
        groups.add(new ArrayList<>(List.of(mention.code())));
      }
      end = mention.end();
    }
    Set<Code> all = new LinkedHashSet<>();
    Set<Code> columns = new LinkedHashSet<>();
    for (List<Code> group : groups) {
      all.addAll(group);
      columns.add(group.getLast());
    }
    return new HashSet<>(groups).size() == 1
        ? new Answer.CodeAnswer(replyCodesFirst(all))
        : new Answer.CompareAnswer(List.copyOf(all), List.copyOf(columns));
  }

  /// An enhanced status code belongs to the reply code before it; also the other way round where
  /// nothing else is said.
  private static boolean belongs(Code code, List<Code> group, int mentions) {
    boolean follows = group.getFirst() instanceof ReplyCode;
    return code instanceof ReplyCode ? !follows && mentions == 2 : follows;
  }

  private static List<Code> replyCodesFirst(Set<Code> codes) {
    List<Code> sorted = new ArrayList<>(codes);
    sorted.sort(Comparator.comparing(code -> !(code instanceof ReplyCode)));
    return sorted;
  }

  private static boolean compares(String between, Words comparers) {
    for (String word : between.toLowerCase(Locale.ROOT).split("[\\s,;/]+", -1)) {
      if (comparers.containsWithin(word)) {
        return true;
      }
    }
    return false;
  }
}
