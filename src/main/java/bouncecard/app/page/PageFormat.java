package bouncecard.app.page;

/// Port: draws a page of the reference as data.
@FunctionalInterface
public interface PageFormat {

  /// The page as it is sent or written.
  String render(ReferencePage page);
}
