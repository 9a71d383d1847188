package bouncecard.adapter.state.redis;

import bouncecard.app.state.StateSpace;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/// How what is ours is called in a Redis: the prefix, what it is, and a name that tells nothing.
///
/// @param prefix of all that is ours
/// @param seal makes the names
record RedisNames(String prefix, RedisSeal seal) {
  /// The number of the term in which one process does what only one does.
  static final String TERM = "leadterm";

  private static final Pattern REST = Pattern.compile("[a-z-]{2,20}(:[A-Za-z0-9_-]{1,40}){0,2}");

  /// Whether a key can be one of ours.
  static boolean isOurs(String key, String prefix) {
    return key.length() > prefix.length()
        && REST.matcher(key.substring(prefix.length() + 1)).matches();
  }

  /// The name under which a value of a space is sealed.
  String sealedName(StateSpace space, String key) {
    return seal.name(space.name() + "/" + key);
  }

  /// Where the value is.
  byte[] value(StateSpace space, String sealedName) {
    return bytes(space.name().toLowerCase(Locale.ROOT) + ":" + sealedName);
  }

  /// Where it is counted.
  byte[] count(StateSpace space, String key) {
    return bytes("count:" + seal.name(space.name() + "/" + key));
  }

  /// Where a lease is.
  byte[] lease(String name) {
    return bytes("lease:" + seal.name("lease/" + name));
  }

  /// Where it is noted that something arrived, by its id or token.
  byte[] arrived(long id) {
    return bytes("arrived:" + seal.name("arrived/" + id));
  }

  /// How a replica is called, or who else owns something.
  String replica(String name) {
    return seal.name("replica/" + name);
  }

  /// Where it stands that a replica lives.
  byte[] alive(String name) {
    return bytes("alive:" + replica(name));
  }

  /// Where it is what somebody has in hand.
  ///
  /// @param owner as [#replica] calls it
  byte[] hand(String owner) {
    return bytes("hand:" + owner);
  }

  /// What an errand is called among what its owner has in hand.
  String errand(String platform, String key) {
    return replica(platform) + ":" + seal.name("errand/" + key);
  }

  /// Where it stands who has an errand in hand.
  byte[] met(String key) {
    return bytes("met:" + seal.name("errand/" + key));
  }

  /// Where something is that there is once.
  byte[] only(String name) {
    return bytes(name);
  }

  private byte[] bytes(String rest) {
    return (prefix + ":" + rest).getBytes(StandardCharsets.US_ASCII);
  }
}
