package bouncecard.app.page;

import bouncecard.app.Format;

/// The reference in every form.
///
/// @param book the pages
/// @param drawer draws them for browsers
/// @param json draws them for programs
/// @param markdown draws their cards as Markdown
/// @param text draws their cards for terminals
public record PageForms(
    PageBook book, PageDrawer drawer, PageFormat json, Format markdown, Format text) {

  /// A page in a form, with a line break at its end.
  public String render(ReferencePage page, Representation form, PagePlaces places) {
    return switch (form) {
      case HTML -> drawer.draw(page, places);
      case MARKDOWN -> markdown.render(page.asAnswer()) + "\n";
      case JSON -> json.render(page) + "\n";
      case TEXT -> text.render(page.asAnswer()) + "\n";
    };
  }
}
