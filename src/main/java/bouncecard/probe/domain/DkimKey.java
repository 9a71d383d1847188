package bouncecard.probe.domain;

import bouncecard.probe.domain.record.TagList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// A key of DKIM as it is published (RFC 6376 §3.6.1, RFC 8301, RFC 8463).
///
/// @param state what can be said of the key itself
/// @param type `rsa`, `ed25519`, or what else it says
/// @param bits of an RSA modulus, or 256; 0 where it could not be read
/// @param isTesting whether it has the flag `t=y`
/// @param hashes the `h=` it insists on
/// @param services the `s=` it is for
record DkimKey(
    State state,
    String type,
    int bits,
    boolean isTesting,
    List<String> hashes,
    List<String> services) {
  private static final int LONGEST = 8192;

  enum State {
    USABLE,
    REVOKED,
    /// There is no `p=`, or what is there is no list of tags.
    NO_RECORD,
    BROKEN_BASE64,
    BROKEN_KEY,
    UNKNOWN_TYPE
  }

  /// Reads the record.
  static DkimKey read(String text) {
    TagList tags = TagList.read(text);
    String type = tags.word("k").orElse("rsa");
    boolean isWrongVersion = tags.get("v").isPresent() && !tags.isVersion("DKIM1");
    Optional<String> key = tags.get("p").map(DkimKey::withoutSpace);
    if (key.isEmpty() || isWrongVersion) {
      return of(State.NO_RECORD, type, 0, tags);
    }
    if (key.get().isEmpty()) {
      return of(State.REVOKED, type, 0, tags);
    }
    if (!type.equals("rsa") && !type.equals("ed25519")) {
      return of(State.UNKNOWN_TYPE, type, 0, tags);
    }
    Optional<byte[]> octets = decoded(key.get());
    if (octets.isEmpty()) {
      return of(State.BROKEN_BASE64, type, 0, tags);
    }
    int bits = type.equals("rsa") ? RsaKey.bits(octets.get()) : octets.get().length == 32 ? 256 : 0;
    return of(bits == 0 ? State.BROKEN_KEY : State.USABLE, type, bits, tags);
  }

  private static DkimKey of(State state, String type, int bits, TagList tags) {
    return new DkimKey(
        state,
        type,
        bits,
        tags.list("t", ':').contains("y"),
        tags.list("h", ':'),
        tags.list("s", ':'));
  }

  private static String withoutSpace(String text) {
    StringBuilder out = new StringBuilder();
    text.chars().filter(c -> !Character.isWhitespace(c)).forEach(c -> out.append((char) c));
    return out.toString();
  }

  private static Optional<byte[]> decoded(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      return Optional.of(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// Whether signatures with SHA-256 may use it; those with SHA-1 count for nothing (RFC 8301
  /// §3.1).
  boolean takesSha256() {
    return hashes.isEmpty() || hashes.contains("sha256");
  }

  /// Whether it may be used for mail.
  boolean isForMail() {
    return services.isEmpty() || services.contains("*") || services.contains("email");
  }
}
