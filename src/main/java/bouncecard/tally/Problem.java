package bouncecard.tally;

import java.util.Comparator;

/// Why mail is not delivered, and where: what one fix is for.
///
/// @param cause the cause's id
/// @param provider the provider's id, else the domain of the server that refused, else empty
public record Problem(String cause, String provider) implements Comparable<Problem> {
  private static final Comparator<Problem> ORDER =
      Comparator.comparing(Problem::cause).thenComparing(Problem::provider);

  @Override
  public int compareTo(Problem other) {
    return ORDER.compare(this, other);
  }
}
