package bouncecard.catalog;

import java.util.Map;
import java.util.Optional;

/// A DNS block list that is known.
///
/// @param zone under which it is asked
/// @param listsDomains whether it lists names rather than addresses
/// @param lookup the page where a listing is looked up and removed
/// @param testName the name that a list of domains has for tests, where it is not `test`
/// @param codes what each answer means
public record Dnsbl(
    String zone,
    boolean listsDomains,
    String lookup,
    Optional<String> testName,
    Map<String, Sense> codes) {

  /// What an answer means.
  public enum Sense implements Term {
    /// The address sent spam.
    SPAM,
    /// The host is taken over, or an open proxy.
    EXPLOITED,
    /// The network is not meant to send mail directly.
    POLICY,
    /// Other addresses of the network are listed.
    NEIGHBOURS,
    /// The domain is used for spam, phishing or malware.
    BAD_DOMAIN,
    /// A decent domain is abused by others.
    ABUSED_DOMAIN,
    /// Error: the resolver is a public one, or is not let in.
    RESOLVER,
    /// Error: too many questions.
    VOLUME,
    /// Error: asked in a way in which it is not to be asked.
    MISUSE;

    /// Whether the list did not answer the question.
    public boolean isError() {
      return this == RESOLVER || this == VOLUME || this == MISUSE;
    }
  }

  /// Copies the map.
  public Dnsbl {
    codes = Map.copyOf(codes);
  }
}
