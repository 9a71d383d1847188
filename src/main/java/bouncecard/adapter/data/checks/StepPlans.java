package bouncecard.adapter.data.checks;

import bouncecard.adapter.data.mapping.StepActions;
import bouncecard.adapter.data.tree.DataErrors;
import bouncecard.text.LowerCase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Merges the steps of a provider's rule with those of its cause: what does the same is said once,
/// and by whom it is more concrete.
///
/// Two steps do the same where they are about the same action and object (`facts/steps.toml`),
/// where they hold the same command, or where the words of one are for the most part the other's.
/// It is decided by the English texts, which every language has step by step.
public final class StepPlans {
  private static final double SAME_WORDS = 0.5;
  private static final int SHORTEST_WORD = 2;
  private static final Set<String> FILLERS =
      Set.of(
          ("the a an of to and or for in on at is it that this with your you if as by from then not"
                  + " be are was will when which its do does can each one still their them they who"
                  + " has have after before every any all only but also there than same so no into"
                  + " while until once more most much what where how why")
              .split(" "));

  /// What heads the place of a rule's own step in a plan, and that of a cause's.
  private static final String OF_RULE = "r";

  private static final String OF_CAUSE = "c";

  private final StepActions actions;
  private final DataErrors errors;

  /// What texts say: a cause's steps are held against those of each of its rules.
  private final Map<String, Said> said = new HashMap<>();

  public StepPlans(StepActions actions, DataErrors errors) {
    this.actions = actions;
    this.errors = errors;
  }

  /// What the text of a step says.
  private record Said(List<String> actions, Set<String> commands, Set<String> words) {}

  /// A step with what it does.
  private record Step(String at, Said said, boolean isOwn) {
    List<String> actions() {
      return said.actions();
    }

    Set<String> commands() {
      return said.commands();
    }

    Set<String> words() {
      return said.words();
    }
  }

  /// The steps in their order, each by whose it is and where it stands: `r0`, `r1`, `c2`. The
  /// rule's own that contradict each other are errors.
  public List<String> plan(String place, List<String> own, List<String> general) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      Step next = step(own.get(i), OF_RULE + i);
      if (steps.stream().anyMatch(step -> contradict(step, next))) {
        errors.add(place, "\"fix\" has steps that contradict each other");
      }
      steps.add(next);
    }
    for (int i = 0; i < general.size(); i++) {
      Step next = step(general.get(i), OF_CAUSE + i);
      boolean contradicts = steps.stream().anyMatch(step -> contradict(step, next));
      if (!contradicts) {
        merge(steps, next);
      }
    }
    return steps.stream().map(Step::at).toList();
  }

  private boolean contradict(Step some, Step other) {
    return actions.contradict(some.actions(), other.actions())
        || actions.contradict(other.actions(), some.actions());
  }

  /// Takes the step in, unless one is there that does the same; a command wins over none.
  private static void merge(List<Step> steps, Step next) {
    for (int i = 0; i < steps.size(); i++) {
      Step there = steps.get(i);
      if (areSame(there, next)) {
        boolean wins = there.commands().isEmpty() && !next.commands().isEmpty();
        if (wins && !there.isOwn() && there.at().startsWith(OF_RULE)) {
          steps.set(i, next);
        }
        return;
      }
    }
    steps.add(next);
  }

  private static boolean areSame(Step some, Step other) {
    boolean isAbout =
        !some.actions().isEmpty()
            && !other.actions().isEmpty()
            && (some.actions().contains(other.actions().getFirst())
                || other.actions().contains(some.actions().getFirst()));
    if (isAbout || common(some.commands(), other.commands()) > 0) {
      return true;
    }
    int least = Math.min(some.words().size(), other.words().size());
    return least > 0 && common(some.words(), other.words()) >= SAME_WORDS * least;
  }

  private static int common(Set<String> some, Set<String> others) {
    int common = 0;
    for (String one : some) {
      common += others.contains(one) ? 1 : 0;
    }
    return common;
  }

  private Step step(String text, String at) {
    // What names a page or a word of the provider's is the rule's own, whatever else it does.
    boolean isOwn = text.contains("http") || text.contains("{link}");
    return new Step(at, said.computeIfAbsent(text, this::said), isOwn);
  }

  private Said said(String text) {
    Set<String> commands = new HashSet<>();
    String[] pieces = text.split("`", -1);
    for (int i = 1; i < pieces.length; i += 2) {
      if (pieces[i].indexOf(' ') > 0) {
        commands.add(pieces[i]);
      }
    }
    return new Said(actions.of(text), commands, words(text));
  }

  private static Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    StringBuilder word = new StringBuilder();
    String lower = LowerCase.of(text) + " ";
    int braces = 0;
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      braces += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (braces == 0 && (Character.isLetterOrDigit(c) || "+.:_=/-".indexOf(c) >= 0)) {
        word.append(c);
      } else {
        String bare = withoutStops(word);
        if (bare.length() >= SHORTEST_WORD && !FILLERS.contains(bare)) {
          words.add(bare);
        }
        word.setLength(0);
      }
    }
    return words;
  }

  private static String withoutStops(StringBuilder word) {
    int end = word.length();
    while (end > 0 && (word.charAt(end - 1) == '.' || word.charAt(end - 1) == ':')) {
      end--;
    }
    return word.substring(0, end);
  }
}
