package bouncecard.tally;

/// NumberedNames recipients of messages by 64 bits: of a million, two are alike once in forty
/// thousand tallies.
public final class Units {
  private static final long SEED = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private Units() {}

  /// The recipient of a message.
  ///
  /// @param message the queue id, or what else names the message
  /// @param recipient the address, in any case
  public static long of(String message, String recipient) {
    long hash = hash(SEED, message);
    hash = (hash ^ 0xff) * PRIME;
    for (int i = 0; i < recipient.length(); i++) {
      hash = (hash ^ Character.toLowerCase(recipient.charAt(i))) * PRIME;
    }
    return mixed(hash);
  }

  /// A message by itself.
  public static int message(String id) {
    return (int) (mixed(hash(SEED, id)) >>> 32);
  }

  private static long hash(long from, String text) {
    long hash = from;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * PRIME;
    }
    return hash;
  }

  /// Spreads the bits (the finaliser of MurmurHash3), and leaves 0 to those who have no unit.
  private static long mixed(long hash) {
    long h = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
    h ^= h >>> 33;
    return h == 0 ? 1 : h;
  }
}
