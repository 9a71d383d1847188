package bouncecard.adapter.web;

import java.util.Set;

/// The front door as the operator opened it, and to whom.
///
/// @param hasPages whether pages are answered
/// @param hasApi whether the API is
/// @param isOpen whether also those are answered who have no key
/// @param address the site's own address without a slash at its end; empty where it is not known
/// @param hosts names, in lower case, by which it may be reached
/// @param keys the keys that are known
/// @param perMinute how many requests one key, or one address without one, has in a minute
public record FrontDoor(
    boolean hasPages,
    boolean hasApi,
    boolean isOpen,
    String address,
    Set<String> hosts,
    KeyRing keys,
    int perMinute) {

  /// Copies the names.
  public FrontDoor {
    hosts = Set.copyOf(hosts);
  }

  /// Who is answered, in a few words.
  public String terms() {
    String withKey = "%d keys".formatted(keys.size());
    return isOpen
        ? keys.isEmpty()
            ? "to all who come directly"
            : "to all who come directly, and with a key (" + withKey + ")"
        : "with a key (" + withKey + ")";
  }

  /// Whether browsers come by TLS, so that a cookie may be kept to it.
  boolean isTls() {
    return address.startsWith("https:");
  }
}
