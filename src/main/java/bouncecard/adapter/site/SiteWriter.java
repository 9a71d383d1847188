package bouncecard.adapter.site;

import bouncecard.app.page.PageForms;
import bouncecard.app.page.PageSubject;
import bouncecard.app.page.ReferencePage;
import bouncecard.app.page.Representation;
import bouncecard.catalog.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Writes the reference as files: a page for each subject in each language, the same beside it as
/// Markdown and JSON, and a sitemap where the site's address is known.
public final class SiteWriter {
  private static final List<String> ASSETS = List.of("style.css", "icon.svg");
  private static final List<Representation> FORMS =
      List.of(
          Representation.HTML, Representation.MARKDOWN, Representation.JSON, Representation.TEXT);

  private final PageForms forms;
  private final List<Language> languages;

  /// A writer of the reference in these languages.
  public SiteWriter(PageForms forms, List<Language> languages) {
    this.forms = forms;
    this.languages = List.copyOf(languages);
  }

  /// What was written.
  ///
  /// @param pages in each language
  public record Written(int pages, int files, long octets) {}

  /// Writes all of it into a folder, which is made where it is not there. Files of other names in
  /// it stay.
  ///
  /// @param base the site's own address; empty where it is not known
  public Written write(Path folder, String base) throws IOException {
    String address = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    List<PageSubject> subjects = List.copyOf(forms.book().all());
    List<Page> pages = new ArrayList<>();
    for (Language language : languages) {
      subjects.forEach(subject -> pages.add(new Page(subject, language)));
    }
    for (String part : List.of("cause", "provider")) {
      Files.createDirectories(folder.resolve(part));
      for (Language language : languages) {
        Files.createDirectories(folder.resolve(language.tag()).resolve(part));
      }
    }
    Files.createDirectories(folder.resolve("assets"));
    long octets = 0;
    for (String name : ASSETS) {
      octets += write(folder.resolve("assets").resolve(name), forms.drawer().asset(name));
    }
    try (Stream<Page> all = pages.parallelStream()) {
      octets += all.mapToLong(page -> page(folder, page, address)).sum();
    } catch (UncheckedIOException e) {
      throw new IOException(e.getCause());
    }
    if (!address.isEmpty()) {
      octets +=
          write(
              folder.resolve("sitemap.xml"),
              sitemap(pages, address).getBytes(StandardCharsets.UTF_8));
    }
    int others = ASSETS.size() + (address.isEmpty() ? 0 : 1);
    return new Written(subjects.size(), pages.size() * FORMS.size() + others, octets);
  }

  private record Page(PageSubject subject, Language language) {}

  private long page(Path folder, Page page, String base) {
    long octets = 0;
    ReferencePage drawn = forms.book().page(page.subject(), page.language());
    for (Representation form : FORMS) {
      String file = SitePlaces.file(page.subject(), page.language(), form);
      SitePlaces places = new SitePlaces(forms.book(), SitePlaces.up(file), base);
      String text = forms.render(drawn, form, places);
      try {
        octets += write(folder.resolve(file), text.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return octets;
  }

  private static long write(Path file, byte[] bytes) throws IOException {
    Files.write(file, bytes);
    return bytes.length;
  }

  private static String sitemap(List<Page> pages, String base) {
    StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.append("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for (Page page : pages) {
      String path = SitePlaces.address(page.subject(), page.language(), Representation.HTML);
      out.append("<url><loc>").append(base).append('/').append(path).append("</loc></url>\n");
    }
    return out.append("</urlset>\n").toString();
  }
}
