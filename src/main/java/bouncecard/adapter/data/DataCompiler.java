package bouncecard.adapter.data;

import bouncecard.adapter.data.lexicon.LexiconFile;
import bouncecard.adapter.data.tree.CompiledTree;
import bouncecard.adapter.data.tree.DataErrors;
import bouncecard.adapter.data.tree.DataException;
import bouncecard.adapter.data.tree.TomlFolder;
import bouncecard.catalog.Language;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Compiles the data files when the program is built, and refuses what is wrong in them.
///
/// Arguments: the folder of the data files, the folder to write to, and a folder for the lists of
/// what languages lack. What is wrong ends the build with a line each.
public final class DataCompiler {
  private DataCompiler() {}

  /// Compiles; see the class.
  public static void main(String[] arguments) {
    int status =
        run(List.of(arguments), LocalDate.now(ZoneId.systemDefault()), System.out, System.err);
    if (status != 0) {
      System.exit(status);
    }
  }

  /// Compiles, and answers the exit status.
  static int run(List<String> arguments, LocalDate today, PrintStream out, PrintStream err) {
    if (arguments.size() < 2) {
      err.println("Data files: give the folder of the data files and the folder to write to.");
      return 2;
    }
    try {
      CompiledData data = compile(Path.of(arguments.getFirst()), today);
      write(data, Path.of(arguments.get(1)));
      if (arguments.size() > 2) {
        list(data, Path.of(arguments.get(2)), out);
      }
      return 0;
    } catch (DataException e) {
      e.mistakes().forEach(mistake -> err.println("Data files: " + mistake));
    } catch (IOException e) {
      err.println("Data files: what was compiled cannot be written: " + e);
    }
    return 1;
  }

  /// Compiles the data files in `source`.
  ///
  /// @throws DataException where something is wrong in them
  static CompiledData compile(Path source, LocalDate today) {
    DataErrors errors = new DataErrors();
    return Compilation.compile(TomlFolder.read(source, errors), today, errors);
  }

  static void write(CompiledData data, Path target) throws IOException {
    Files.createDirectories(target);
    for (Map.Entry<String, Map<String, Object>> tree : data.trees().entrySet()) {
      write(tree.getKey(), tree.getValue(), target);
    }
    try (DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(Files.newOutputStream(target.resolve("lexicon.bin"))))) {
      LexiconFile.write(data.lexicon(), out);
    }
    Files.writeString(
        target.resolve("languages"),
        data.languages().stream().map(Language::tag).collect(Collectors.joining("\n")));
  }

  private static void write(String name, Map<String, Object> tree, Path target) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(Files.newOutputStream(target.resolve(name + ".bin"))))) {
      CompiledTree.write(tree, out);
    }
  }

  /// Lists what languages lack, a file for each.
  private static void list(CompiledData data, Path folder, PrintStream out) throws IOException {
    for (Map.Entry<String, List<String>> language : data.lacking().entrySet()) {
      Files.createDirectories(folder);
      Path file = folder.resolve("missing-texts-" + language.getKey() + ".txt");
      Files.write(file, language.getValue());
      out.println(
          "Data files: %d texts are not there in %s, and English in their place: see %s"
              .formatted(language.getValue().size(), language.getKey(), file));
    }
  }
}
