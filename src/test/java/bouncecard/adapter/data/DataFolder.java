package bouncecard.adapter.data;

import bouncecard.catalog.Provider;
import bouncecard.catalog.Rule;
import bouncecard.catalog.RuleBook;
import bouncecard.catalog.RuleId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The data files as people edit them, with the examples that the compiled form leaves out.
final class DataFolder {
  static final Path ROOT = Path.of("src/main/data");

  /// A rule and the lines that its file gives for it.
  record Exemplified(
      Rule rule, Optional<Provider> provider, List<String> examples, List<String> rejects) {
    @Override
    public String toString() {
      return rule.id().toString();
    }

    /// An example as it would be pasted. A rule that needs its provider gets a line in which the
    /// provider shows: by its server's name, else by a recipient of its, else by a marker.
    String pasted(String example) {
      if (!rule.conditions().needsProvider()) {
        return example;
      }
      Provider known = provider.orElseThrow();
      if (!known.hosts().isEmpty()) {
        String host = known.hosts().getFirst();
        return "host mx"
            + (host.startsWith(".") ? "" : ".")
            + host
            + "[192.0.2.1] said: "
            + example;
      }
      if (!known.domains().isEmpty()) {
        return "<nobody@" + known.domains().getFirst() + ">: " + example;
      }
      return example + " " + known.markers().getFirst();
    }
  }

  private DataFolder() {}

  static Map<String, Object> toml(String path) {
    try {
      return Toml.read(ROOT.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Every rule, wordings last.
  static List<Exemplified> rules() {
    Map<String, Object> files = new LinkedHashMap<>();
    try {
      for (Path file : DataCompiler.tomlFiles(ROOT.resolve("providers"))) {
        files.put(DataCompiler.name(file), Toml.read(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    files.put(RuleId.WORDING, toml("facts/wordings.toml"));
    Node root = new Node("rules", files);
    RuleBook book = Mapping.rules(root);
    List<Exemplified> rules = new ArrayList<>();
    for (Rule rule : book.rules()) {
      String owner = rule.id().owner();
      for (Node node : root.table(owner).tables("rule")) {
        if (node.text("id").equals(rule.id().name())) {
          rules.add(
              new Exemplified(
                  rule,
                  book.providers().stream().filter(found -> found.id().equals(owner)).findFirst(),
                  node.texts("examples"),
                  node.texts("rejects")));
        }
      }
    }
    return rules;
  }
}
