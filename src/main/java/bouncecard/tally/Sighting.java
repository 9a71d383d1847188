package bouncecard.tally;

import java.util.Optional;

/// One thing that was told of a recipient of a message.
///
/// @param unit names the recipient of the message; see [Units]
/// @param message names the message, for what is told of all its recipients at once
/// @param second when, in seconds since 1970; 0 where nothing tells
/// @param problem why it was not delivered; empty where it was, and where it waits without having
///   been tried
/// @param domain the recipient's domain in lower case; empty where none is known
/// @param recipient the recipient's address, where people asked for those; else empty
/// @param address the IP address that we sent from, where the reply names it; else empty
/// @param selector the DKIM selector of ours that the reply names; else empty
/// @param blockList the block list that the reply names; else empty
public record Sighting(
    long unit,
    int message,
    long second,
    Outcome outcome,
    Optional<Problem> problem,
    String domain,
    String recipient,
    String address,
    String selector,
    String blockList) {

  /// The last moment that has 32 bits, in 2106.
  private static final long LATEST = 0xFFFF_FFFFL;

  /// Takes a moment that no mail was sent at for none.
  public Sighting {
    second = second < 0 || second > LATEST ? 0 : second;
  }

  /// One whose reply names neither a selector nor a block list.
  public Sighting(
      long unit,
      int message,
      long second,
      Outcome outcome,
      Optional<Problem> problem,
      String domain,
      String recipient,
      String address) {
    this(unit, message, second, outcome, problem, domain, recipient, address, "", "");
  }
}
