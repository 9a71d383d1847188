package bouncecard.read.notice;

import bouncecard.dsn.Addresses;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A notice for people as it was read: of whom it tells, what it says of each, and how sure that
/// is.
///
/// @param text the notice without the mail that came back
/// @param returned the mail that came back, or as much as is there; often nothing
/// @param failed whether it says that mail failed
/// @param delayed whether it says that mail is only late
/// @param told one per recipient, in order
/// @param localParts local parts without a domain where addresses are announced: those of the
///   domain that writes
public record Notice(
    String text,
    String returned,
    boolean failed,
    boolean delayed,
    List<Told> told,
    List<String> localParts) {

  private static final int LONGEST_SEARCHED = 16_384;

  /// How plainly an address is named as a recipient, the least first.
  public enum Standing {
    /// It stands somewhere in the text.
    MENTIONED,
    /// Words before it say that it is a recipient.
    LABELLED,
    /// It heads what is said of it, or stands in a list that is said to be of recipients.
    LISTED
  }

  /// What is said of one address.
  ///
  /// @param recipient the address as it was written
  /// @param original the address that it was made from, as `(expanded from: <…>)`
  /// @param words what is said of it; the whole notice where nothing is in particular
  public record Told(
      String recipient, Optional<String> original, String words, Standing standing) {}

  public Notice {
    told = List.copyOf(told);
    localParts = List.copyOf(localParts);
  }

  /// Whether recipients are named, and not only mentioned.
  public boolean namesRecipients() {
    for (Told one : told) {
      if (one.standing() != Standing.MENTIONED) {
        return true;
      }
    }
    return false;
  }

  /// Whether it lists them, so that what it says of each is told apart.
  public boolean listsRecipients() {
    for (Told one : told) {
      if (one.standing() == Standing.LISTED) {
        return true;
      }
    }
    return false;
  }

  /// Whom the mail that came back was for, by its header.
  public Optional<String> returnedTo() {
    if (returned.isEmpty()) {
      return Optional.empty();
    }
    return returned
        .lines()
        .filter(line -> line.regionMatches(true, 0, "to:", 0, 3))
        .findFirst()
        .flatMap(Addresses::first);
  }

  /// Those of the local parts for which the mail that came back names the whole address.
  public List<String> wholeAddresses() {
    if (localParts.isEmpty()) {
      return List.of();
    }
    List<String> found = new ArrayList<>();
    String text =
        returned.length() > LONGEST_SEARCHED ? returned.substring(0, LONGEST_SEARCHED) : returned;
    for (Optional<Addresses.Found> next = Addresses.from(text, 0);
        next.isPresent();
        next = Addresses.from(text, next.get().end())) {
      String address = next.get().address();
      String localPart = address.substring(0, address.lastIndexOf('@'));
      if (localParts.contains(localPart) && !found.contains(address)) {
        found.add(address);
      }
    }
    return found;
  }

  /// What it says of that address; empty where it does not name it.
  public Optional<Told> about(String address) {
    return told.stream().filter(one -> one.recipient().equalsIgnoreCase(address)).findFirst();
  }
}
