package bouncecard;

import bouncecard.adapter.html.HtmlPages;
import bouncecard.adapter.json.PageJson;
import bouncecard.adapter.markdown.MarkdownFormat;
import bouncecard.adapter.site.SiteWriter;
import bouncecard.adapter.terminal.Serving.Told;
import bouncecard.adapter.terminal.TerminalFormat;
import bouncecard.app.Bouncecard;
import bouncecard.app.page.PageBook;
import bouncecard.app.page.PageForms;
import bouncecard.app.page.SiteAddress;
import bouncecard.text.UntrustedText;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Wires the reference together, for the site and for browsers.
final class PageWiring {
  private static final int COLUMNS = 80;

  private PageWiring() {}

  static PageForms forms(Bouncecard bouncecard) {
    return new PageForms(
        new PageBook(bouncecard),
        new HtmlPages(bouncecard.catalog()),
        new PageJson(),
        new MarkdownFormat(),
        new TerminalFormat(COLUMNS, /* coloured= */ false));
  }

  /// Writes the static site, and says what was written or why not.
  static Told site(Bouncecard bouncecard, List<String> folders, Optional<String> base) {
    if (folders.size() != 1) {
      return new Told(false, List.of("Say into which folder: bouncecard site FOLDER."));
    }
    if (base.isPresent() && SiteAddress.parse(base.get()).isEmpty()) {
      return new Told(
          false, List.of("--base-url takes the site's address, as https://smtp.example.com."));
    }
    try {
      SiteWriter.Written written =
          new SiteWriter(forms(bouncecard), bouncecard.languages())
              .write(Path.of(folders.getFirst()), base.orElse(""));
      return new Told(
          true,
          List.of(
              String.format(
                  Locale.ROOT,
                  "%,d pages in each of %d languages: %,d files, %,d kB.",
                  written.pages(),
                  bouncecard.languages().size(),
                  written.files(),
                  written.octets() / 1000)));
    } catch (InvalidPathException | IOException e) {
      return new Told(
          false,
          List.of(
              "The site cannot be written to %s: %s %s"
                  .formatted(
                      folders.getFirst(),
                      e.getClass().getSimpleName(),
                      new UntrustedText(String.valueOf(e.getMessage())).visible(200))));
    }
  }
}
