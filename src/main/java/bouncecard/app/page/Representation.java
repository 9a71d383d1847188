package bouncecard.app.page;

import java.util.Optional;

/// In which form a page is given.
public enum Representation {
  HTML(".html", "text/html; charset=utf-8"),
  MARKDOWN(".md", "text/markdown; charset=utf-8"),
  JSON(".json", "application/json; charset=utf-8"),
  TEXT(".txt", "text/plain; charset=utf-8");

  private final String suffix;
  private final String mediaType;

  Representation(String suffix, String mediaType) {
    this.suffix = suffix;
    this.mediaType = mediaType;
  }

  /// What its files end in.
  public String suffix() {
    return suffix;
  }

  /// What it is called over HTTP.
  public String mediaType() {
    return mediaType;
  }

  /// The form that a path asks for by its end.
  public static Optional<Representation> ofSuffix(String path) {
    for (Representation one : values()) {
      if (path.endsWith(one.suffix)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }
}
