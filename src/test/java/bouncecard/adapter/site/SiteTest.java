package bouncecard.adapter.site;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.html.HtmlPages;
import bouncecard.adapter.html.MarkupCheck;
import bouncecard.adapter.json.PageJson;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.adapter.markdown.MarkdownFormat;
import bouncecard.adapter.terminal.TerminalFormat;
import bouncecard.app.Bouncecard;
import bouncecard.app.page.PageBook;
import bouncecard.app.page.PageForms;
import bouncecard.app.page.PageSubject;
import bouncecard.app.page.ReferencePage;
import bouncecard.app.page.Representation;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Language;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The reference as files: enough of them, each whole and small, with the facts of the same answer.
class SiteTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int LARGEST = 40_000;
  private static final int STEP = Boolean.getBoolean("bouncecard.exhaustive") ? 1 : 5;
  private static final String BASE = "https://smtp.example.com";

  @TempDir static Path site;
  private static SiteWriter.Written written;

  private static Bouncecard bouncecard(Catalog catalog) {
    return new Bouncecard(
        catalog, new JakartaMailReader(), new JsonEventReader(DataFiles.services()));
  }

  private static PageForms forms(Bouncecard bouncecard) {
    return new PageForms(
        new PageBook(bouncecard),
        new HtmlPages(bouncecard.catalog()),
        new PageJson(),
        new MarkdownFormat(),
        new TerminalFormat(80, false));
  }

  @BeforeAll
  static void write() throws IOException {
    Bouncecard bouncecard = bouncecard(DataFiles.load());
    written = new SiteWriter(forms(bouncecard), bouncecard.languages()).write(site, BASE + "/");
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(site)) {
      return files.filter(file -> file.toString().endsWith(".html")).sorted().toList();
    }
  }

  @Test
  void site_hasAPageForEverythingInEachLanguage() {
    assertThat(written.pages()).isGreaterThan(600);
    List<String> files =
        List.of("550.html", "550-5.1.1.md", "252+550.json", "5xx.html", "TSS04.txt", "sitemap.xml");
    assertThat(files).allSatisfy(file -> assertThat(site.resolve(file)).exists());
    assertThat(site.resolve("cause/mailbox-full.html")).exists();
    assertThat(site.resolve("ko/provider/google.html")).exists();
    assertThat(site.resolve("ko/index.html")).exists();
  }

  @Test
  void pages_areSmallAndRightAndLeadSomewhereAndSayWhatTheAnswerSays() throws IOException {
    Set<Path> targets = new HashSet<>();
    List<String> mistakes = new ArrayList<>();
    for (Path page : pages()) {
      assertThat(Files.size(page)).as(page.toString()).isLessThanOrEqualTo(LARGEST);
      MarkupCheck.Found found = MarkupCheck.check(Files.readString(page));
      String name = site.relativize(page).toString();
      found.mistakes().forEach(mistake -> mistakes.add(name + ": " + mistake));
      found.links().forEach(link -> target(page, link).ifPresent(targets::add));
      unsaid(page, found.words()).forEach(fact -> mistakes.add(name + " does not say " + fact));
    }
    assertThat(mistakes).isEmpty();
    assertThat(targets).hasSizeGreaterThan(5_000);
    assertThat(targets.stream().filter(file -> !Files.exists(file))).isEmpty();
  }

  /// What the JSON beside a page says, and the page does not.
  private static List<String> unsaid(Path page, String words) throws IOException {
    JsonNode json = JSON.readTree(Files.readString(beside(page, ".json")));
    List<String> facts = new ArrayList<>(List.of(spaced(json, "title"), spaced(json, "verdict")));
    json.get("facts")
        .forEach(fact -> facts.add(spaced(fact, "label") + " " + spaced(fact, "value")));
    json.get("replyCodes").forEach(code -> facts.add(code.asString()));
    json.get("enhancedStatusCodes").forEach(code -> facts.add(code.asString()));
    assertThat(Files.size(beside(page, ".md"))).isGreaterThan(100);
    return facts.stream().filter(fact -> !words.contains(fact)).toList();
  }

  private static Path beside(Path page, String suffix) {
    return page.resolveSibling(page.getFileName().toString().replace(".html", suffix));
  }

  /// The file that a link of the site leads to; empty for one that leads elsewhere.
  private static Optional<Path> target(Path page, String link) {
    String inside = link.startsWith(BASE + "/") ? link.substring(BASE.length() + 1) : link;
    boolean isOurs = !inside.equals(link);
    if (!isOurs && (link.startsWith("http") || link.startsWith("#"))) {
      return Optional.empty();
    }
    String file = URLDecoder.decode(inside.replace("+", "%2B"), StandardCharsets.UTF_8);
    return Optional.of((isOurs ? site.resolve(file) : page.resolveSibling(file)).normalize());
  }

  private static String spaced(JsonNode object, String key) {
    return object.get(key).asString().replaceAll("\\s+", " ").strip();
  }

  /// Every so many of them, drawn from data that were loaded anew; all with
  /// `-Dbouncecard.exhaustive=true`.
  @Test
  void pages_drawnAgain_areTheSame(@TempDir Path nothing) throws IOException {
    Catalog catalog = DataFiles.load(nothing, LocalDate.of(2026, 12, 1)).catalog();
    PageForms again = forms(bouncecard(catalog));
    List<String> changed = new ArrayList<>();
    List<PageSubject> subjects = List.copyOf(again.book().all());
    for (int i = 0; i < subjects.size(); i += STEP) {
      PageSubject subject = subjects.get(i);
      for (Language language : List.of(Language.ENGLISH, new Language("ko"))) {
        ReferencePage page = again.book().page(subject, language);
        for (Representation form : Representation.values()) {
          String file = SitePlaces.file(subject, language, form);
          SitePlaces places = new SitePlaces(again.book(), SitePlaces.up(file), BASE);
          if (!again.render(page, form, places).equals(Files.readString(site.resolve(file)))) {
            changed.add(file);
          }
        }
      }
    }
    assertThat(changed).isEmpty();
    assertThat(written.pages()).isEqualTo(again.book().all().size());
  }
}
