package bouncecard.app.page;

/// Port: draws pages for people to read in a browser.
public interface PageDrawer {

  /// A page of the reference.
  String draw(ReferencePage page, PagePlaces places);

  /// What is shown once.
  String draw(OnceAnswered answered, PagePlaces places);

  /// A file that belongs to all pages, by its name: `style.css`, `icon.svg`, `paste.js`.
  byte[] asset(String name);
}
