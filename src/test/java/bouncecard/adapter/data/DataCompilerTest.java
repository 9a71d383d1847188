package bouncecard.adapter.data;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.tree.DataErrors;
import bouncecard.adapter.data.tree.DataTree;
import bouncecard.adapter.data.tree.Node;
import bouncecard.adapter.data.tree.Toml;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataCompilerTest {
  private static final Map<String, Map<String, Object>> FILES = DataFolder.fewFiles();

  private static final Map<Mistake, List<String>> FOUND = found();

  @TempDir private Path folder;

  /// A mistake and what is to be said of it.
  ///
  /// @param find texts of the file, each replaced by that of `with`; none where all of it is
  /// @param says each of these is one of the sentences
  record Mistake(
      String name, String file, List<String> find, List<String> with, List<String> says) {
    @Override
    public String toString() {
      return name;
    }

    private String applied() {
      String text = find.isEmpty() ? String.join("", with) : DataFolder.text(file);
      for (int i = 0; i < find.size(); i++) {
        assertThat(text).contains(find.get(i));
        int at = text.indexOf(find.get(i));
        text = text.substring(0, at) + with.get(i) + text.substring(at + find.get(i).length());
      }
      return text;
    }
  }

  static List<Mistake> mistakes() {
    DataErrors errors = new DataErrors();
    Node root =
        new Node(
            "compiler-errors",
            Toml.read(
                Path.of("src/test/resources/bouncecard/data/compiler-errors.toml"),
                "compiler-errors.toml",
                errors),
            errors);
    List<Mistake> mistakes =
        root.tables("case", "name").stream()
            .map(
                node ->
                    new Mistake(
                        node.text("name"),
                        node.text("file"),
                        node.sentences("find"),
                        node.sentences("with"),
                        node.textOrTexts("says")))
            .toList();
    assertThat(errors.sentences()).isEmpty();
    return mistakes;
  }

  /// What is found wrong with each mistake. Those of different files are compiled together where
  /// just what is wrong with some of them is found; what hides the others', and whatever else is
  /// found, is compiled by itself.
  private static Map<Mistake, List<String>> found() {
    Map<Mistake, List<String>> found = new HashMap<>();
    List<Mistake> left = new ArrayList<>(mistakes());
    while (!left.isEmpty()) {
      Map<String, Mistake> together = new LinkedHashMap<>();
      left.forEach(mistake -> together.putIfAbsent(mistake.file(), mistake));
      left.removeAll(together.values());
      Map<String, String> replaced = new TreeMap<>();
      together.forEach((file, mistake) -> replaced.put(file, mistake.applied()));
      List<String> sentences = DataFolder.mistakes(FILES, replaced);
      List<Mistake> told =
          together.values().stream().filter(one -> sentences.containsAll(one.says())).toList();
      boolean isAll = told.stream().mapToInt(one -> one.says().size()).sum() == sentences.size();
      for (Mistake mistake : together.values()) {
        found.put(
            mistake,
            isAll && told.contains(mistake)
                ? mistake.says()
                : DataFolder.mistakes(FILES, Map.of(mistake.file(), mistake.applied())));
      }
    }
    return found;
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void compile_mistake_isRefusedInSentencesThatNameThePlaceAndWhatWouldBeRight(Mistake mistake) {
    assertThat(FOUND.get(mistake))
        .containsExactlyInAnyOrderElementsOf(mistake.says())
        .allSatisfy(sentence -> assertThat(sentence).doesNotContain("\n").endsWith("."));
  }

  @Test
  void run_noFolder_isOneLine() {
    assertThat(run(folder.resolve("nowhere")))
        .containsExactly(
            "Data files: "
                + folder.resolve("nowhere")
                + ": this folder is missing, and must be there.");
  }

  @Test
  void run_aFileInPlaceOfTheFolder_isOneLine() throws IOException {
    Path file = Files.writeString(folder.resolve("data"), "");
    assertThat(run(file))
        .containsExactly(
            "Data files: " + file + ": this must be a folder of data files, and is none.");
  }

  @Test
  void run_anEmptyFolder_namesEveryFileThatMustBeThere() throws IOException {
    assertThat(run(Files.createDirectories(folder.resolve("empty"))))
        .contains("Data files: facts/causes.toml: this file is missing, and must be there.")
        .contains("Data files: facts/wordings.toml: this file is missing, and must be there.")
        .contains("Data files: lexicon/meanings.toml: this file is missing, and must be there.")
        .hasSize(DataTree.FACT_FILES.size() + 4);
  }

  @Test
  void run_withoutTextsAboutRules_namesTheFiles() throws IOException {
    Path copy = copy();
    delete(copy.resolve("texts/ko/providers"));
    assertThat(run(copy))
        .hasSize(
            (int)
                FILES.entrySet().stream()
                    .filter(file -> file.getKey().startsWith("providers/"))
                    .filter(file -> file.getValue().containsKey("rule"))
                    .count())
        .allSatisfy(
            line ->
                assertThat(line)
                    .startsWith("Data files: texts/ko/providers/")
                    .contains(".toml: lacks texts, and must have them: "));
  }

  @Test
  void run_binaryJunk_isOneLine() throws IOException {
    Path copy = copy();
    Files.write(
        copy.resolve("facts/causes.toml"),
        new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, (byte) 0x80});
    assertThat(run(copy))
        .containsExactly(
            "Data files: facts/causes.toml: this file is no text in UTF-8, and must be one.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a="})
  void run_hugeNesting_isOneLine(String opening) throws IOException {
    Path copy = copy();
    Files.writeString(copy.resolve("facts/causes.toml"), "a = " + opening.repeat(200_000));
    assertThat(run(copy)).singleElement().asString().startsWith("Data files: facts/causes.toml");
  }

  @Test
  void run_strayFilesAndFolders_areNamed() throws IOException {
    Path copy = copy();
    Files.createDirectories(copy.resolve("providers/more/and/more/and/more"));
    Files.writeString(copy.resolve("providers/gogle.tml"), "");
    Files.writeString(copy.resolve("providers/.hidden"), "");
    Files.writeString(copy.resolve("facts/causses.toml"), "");
    assertThat(run(copy))
        .hasSize(2)
        .anySatisfy(
            line -> assertThat(line).contains("providers/gogle.tml: this file is read by nothing"))
        .anySatisfy(
            line -> assertThat(line).contains("providers/more/and/more: this folder is read by"));
    Files.delete(copy.resolve("providers/gogle.tml"));
    delete(copy.resolve("providers/more"));
    assertThat(run(copy))
        .singleElement()
        .asString()
        .startsWith(
            "Data files: facts/causses.toml: this file is read by nothing; there are facts/");
  }

  @Test
  void run_withoutArguments_saysWhatIsNeeded() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    assertThat(
            DataCompiler.run(
                List.of(),
                DataFolder.TODAY,
                System.out,
                new PrintStream(err, true, StandardCharsets.UTF_8)))
        .isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
  }

  @Test
  void compile_theDataAsTheyAre_writesWhatTheProgramCarries() throws IOException {
    DataCompiler.write(DataCompiler.compile(DataFolder.ROOT, DataFolder.TODAY), folder);
    for (String name : List.of("facts.bin", "rules.bin", "texts-ko.bin", "languages")) {
      assertThat(folder.resolve(name)).hasBinaryContent(carried(name));
    }
  }

  private List<String> run(Path source) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        DataCompiler.run(
            List.of(source.toString(), folder.resolve("out").toString()),
            DataFolder.TODAY,
            System.out,
            new PrintStream(err, true, StandardCharsets.UTF_8));
    List<String> lines = err.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(status).isEqualTo(lines.isEmpty() ? 0 : 1);
    return lines;
  }

  private Path copy() throws IOException {
    Path copy = folder.resolve("copy");
    for (String file : FILES.keySet()) {
      Path to = copy.resolve(file);
      Files.createDirectories(to.getParent());
      Files.copy(DataFolder.ROOT.resolve(file), to);
    }
    return copy;
  }

  private static void delete(Path tree) throws IOException {
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.toList().reversed()) {
        Files.delete(file);
      }
    }
  }

  private static byte[] carried(String name) {
    try (var in = DataFiles.class.getResourceAsStream("/bouncecard/data/" + name)) {
      return in == null ? new byte[0] : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
