package bouncecard.app.page;

import java.net.URI;
import java.util.Optional;

/// Where a site of pages is, as an operator writes it: `https://smtp.example.com/docs`.
public final class SiteAddress {
  private SiteAddress() {}

  /// The address that a text is: of the web, with a host, and neither a password, a query nor a
  /// sign that means something in a page; empty for any other.
  public static Optional<URI> parse(String text) {
    try {
      URI address = URI.create(text);
      boolean isWeb = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
      return isWeb
              && address.getHost() != null
              && address.getRawUserInfo() == null
              && address.getRawQuery() == null
              && address.getRawFragment() == null
              && text.chars().noneMatch(c -> "<>\"'&".indexOf(c) >= 0)
          ? Optional.of(address)
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
