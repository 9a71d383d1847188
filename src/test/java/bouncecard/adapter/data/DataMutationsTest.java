package bouncecard.adapter.data;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.tree.DataErrors;
import bouncecard.adapter.data.tree.DataException;
import bouncecard.adapter.data.tree.Node;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.app.Answer;
import bouncecard.app.Bouncecard;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Language;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Whatever is written into a data file, it is refused in sentences that name the file and the
/// entry, or does no harm: the program answers with it.
///
/// In every file several fields are changed, first those that have not been in another file of its
/// folder. Files are changed together, one place in each, as every compilation takes its time.
class DataMutationsTest {
  private static final Map<String, Map<String, Object>> FILES = DataFolder.files();
  private static final long SEED = 20_261_130;
  private static final int LEAST = 500;

  /// How many fields of a file are changed.
  private static final int ROUNDS = 2;

  /// How many of one that has a form of its own.
  private static final int MOST_ROUNDS = Boolean.getBoolean("bouncecard.exhaustive") ? 30 : 5;

  /// What a value is changed to, by turns.
  private enum Change {
    GONE,
    NUMBER,
    FLAG,
    EMPTY,
    JUNK,
    LIST,
    EMPTY_LIST,
    TABLE,
    UNKNOWN_KEY,
    LONG,
    CONTROL,
    CAPITALS,
    TWICE,
    BRACES
  }

  /// A place in a file: the keys and numbers that lead to it.
  private record Site(String file, List<Object> path) {
    String kind() {
      return path.size() + " " + (path.getLast() instanceof String key ? key : "an element");
    }
  }

  private record Mutation(Site site, Change change) {}

  /// Texts in a language of nobody, so that the compiler stops before it reads examples.
  private static final String ELSEWHERE = "texts/xx/causes.toml";

  private final Random random = new Random(SEED);
  private final Set<String> changedElsewhere = new HashSet<>();
  private int refused;

  @Test
  void compile_anythingInAnyField_isRefusedInOneLineOrDoesNoHarm() {
    Map<String, Queue<Site>> sites = new TreeMap<>();
    FILES.forEach((file, table) -> sites.put(file, new ArrayDeque<>(kinds(file, table))));
    List<Mutation> sound = new ArrayList<>();
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Map<String, Mutation> mutations = new LinkedHashMap<>();
      sites.forEach(
          (file, left) -> {
            if (!left.isEmpty()) {
              mutations.put(file, new Mutation(left.remove(), change()));
            }
          });
      sound.addAll(notRefused(mutations, /* readsExamples= */ false));
    }
    int harmless = 0;
    while (!sound.isEmpty()) {
      Map<String, Mutation> together = new LinkedHashMap<>();
      sound.forEach(mutation -> together.putIfAbsent(mutation.site().file(), mutation));
      sound.removeAll(together.values());
      harmless += notRefused(together, /* readsExamples= */ true).size();
    }
    assertThat(refused).isGreaterThan(LEAST);
    assertThat(harmless).isPositive().isLessThan(refused);
  }

  private Change change() {
    return Change.values()[random.nextInt(Change.values().length)];
  }

  /// Changes all of these, and then by themselves those that were not refused.
  private Collection<Mutation> notRefused(Map<String, Mutation> mutations, boolean readsExamples) {
    Map<String, Mutation> left = new LinkedHashMap<>(mutations);
    while (!left.isEmpty()) {
      List<String> mistakes = mistakes(left, readsExamples);
      if (mistakes.isEmpty()) {
        return left.values();
      }
      assertThat(mistakes).allSatisfy(DataMutationsTest::isFit);
      int before = left.size();
      left.keySet().removeIf(file -> mistakes.stream().anyMatch(line -> isAbout(file, line)));
      if (left.size() == before) {
        left.keySet().removeIf(DataMutationsTest::isHeldTo);
      }
      assertThat(left.size())
          .as("nothing that was changed is named: %s in %s", left.values(), mistakes)
          .isLessThan(before);
      refused += before - left.size();
    }
    return List.of();
  }

  /// A text is wrong where its rule went, a translation where the English text did, and an example
  /// where another rule takes it.
  private static boolean isAbout(String file, String line) {
    String name = file.substring(file.lastIndexOf('/') + 1).replace(".toml", "");
    return line.startsWith(file)
        || line.substring(0, line.indexOf(".toml")).endsWith("/" + name)
        || line.contains(" goes to rule " + name + ".");
  }

  /// What rules, services and texts of other files are held to.
  private static boolean isHeldTo(String file) {
    return file.startsWith("facts/") || file.startsWith("lexicon/");
  }

  private static void isFit(String sentence) {
    assertThat(sentence)
        .endsWith(".")
        .doesNotContain("\n", "Exception", "java.", " null,", " null.");
    assertThat(FILES.keySet()).anyMatch(sentence::startsWith);
  }

  /// What is found wrong. Where nothing is and examples were read, the program answers.
  private static List<String> mistakes(Map<String, Mutation> mutations, boolean readsExamples) {
    Map<String, Map<String, Object>> changed = new TreeMap<>(FILES);
    mutations.forEach((file, mutation) -> changed.put(file, applied(mutation)));
    if (!readsExamples) {
      changed.put(ELSEWHERE, Map.of("nothing", "here"));
    }
    try {
      CompiledData data = Compilation.compile(changed, DataFolder.TODAY, new DataErrors());
      ask(new CatalogReader(data::tree, data::lexicon, Set.of()).catalog(data.languages()));
      return List.of();
    } catch (DataException e) {
      return e.mistakes().stream().filter(line -> !line.startsWith(ELSEWHERE)).toList();
    }
  }

  private static void ask(Catalog catalog) {
    Bouncecard bouncecard =
        new Bouncecard(catalog, new JakartaMailReader(), new JsonEventReader(DataFiles.services()));
    for (String question :
        List.of("550 5.1.1", "252 550", "S3140", "452 4.2.2 <bob@example.com> mailbox is full")) {
      Answer answer = bouncecard.read(question.getBytes(StandardCharsets.UTF_8));
      for (Language language : catalog.languages()) {
        assertThat(bouncecard.card(answer, language).title()).isNotBlank();
      }
    }
  }

  /// A place of every kind of field that the file has.
  private List<Site> kinds(String file, Map<String, Object> table) {
    List<Site> all = new ArrayList<>();
    walk(file, new ArrayList<>(), table, all);
    Collections.shuffle(all, random);
    Set<String> known = new HashSet<>();
    List<Site> kinds =
        new ArrayList<>(all.stream().filter(site -> known.add(site.kind())).toList());
    String folder = file.substring(0, file.lastIndexOf('/'));
    kinds.sort(Comparator.comparing(site -> changedElsewhere.contains(folder + site.kind())));
    kinds.stream().limit(ROUNDS).forEach(site -> changedElsewhere.add(folder + site.kind()));
    return kinds.subList(0, Math.min(kinds.size(), isHeldTo(file) ? MOST_ROUNDS : ROUNDS));
  }

  private static void walk(String file, List<Object> path, Object value, List<Site> all) {
    if (!path.isEmpty()) {
      all.add(new Site(file, List.copyOf(path)));
    }
    switch (value) {
      case Map<?, ?> table -> table.forEach((key, inner) -> step(file, path, key, inner, all));
      case List<?> list -> {
        for (int i = 0; i < list.size(); i++) {
          step(file, path, i, list.get(i), all);
        }
      }
      default -> {}
    }
  }

  private static void step(
      String file, List<Object> path, Object key, Object inner, List<Site> all) {
    path.add(key);
    walk(file, path, inner, all);
    path.removeLast();
  }

  private static Map<String, Object> applied(Mutation mutation) {
    return Node.typed(
        (Map<?, ?>)
            changed(
                FILES.getOrDefault(mutation.site().file(), Map.of()),
                mutation.site().path(),
                mutation.change()));
  }

  /// A copy of the value in which what the path leads to is changed.
  private static Object changed(Object value, List<Object> path, Change change) {
    Object key = path.getFirst();
    List<Object> rest = path.subList(1, path.size());
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>(list);
      int at = (Integer) key;
      if (rest.isEmpty() && change == Change.GONE) {
        copy.remove(at);
      } else if (rest.isEmpty() && change == Change.TWICE) {
        copy.add(copy.get(at));
      } else {
        copy.set(
            at, rest.isEmpty() ? other(copy.get(at), change) : changed(copy.get(at), rest, change));
      }
      return copy;
    }
    Map<String, Object> copy = new LinkedHashMap<>(Node.typed((Map<?, ?>) value));
    String name = key.toString();
    Object old = copy.getOrDefault(name, "");
    if (!rest.isEmpty()) {
      copy.put(name, changed(old, rest, change));
    } else if (change == Change.GONE) {
      copy.remove(name);
    } else if (change == Change.UNKNOWN_KEY) {
      copy.remove(name);
      copy.put(name + "x", old);
    } else {
      copy.put(name, other(old, change));
    }
    return copy;
  }

  private static Object other(Object old, Change change) {
    String text = old instanceof String known ? known : "word";
    return switch (change) {
      case NUMBER -> 5_500;
      case FLAG -> true;
      case EMPTY, GONE -> "";
      case JUNK -> "5500 \u202e\ud800 <x> *_`";
      case LIST -> List.of(old, List.of("x"), 7);
      case EMPTY_LIST -> List.of();
      case TABLE, UNKNOWN_KEY -> new HashMap<>(Map.of("nobody", "knows", "", Map.of()));
      case LONG -> "word ".repeat(5_000);
      case CONTROL -> text + "\u0000\n";
      case CAPITALS -> text.toUpperCase(Locale.ROOT);
      case TWICE -> text + " " + text;
      case BRACES -> "{" + text + "} {0-} {{";
    };
  }
}
