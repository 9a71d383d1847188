package bouncecard.catalog.lexicon;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Whose or what a sentence is about.
public enum About {
  /// The recipient's mailbox or address.
  RECIPIENT,
  /// The recipient's domain.
  RECIPIENT_DOMAIN,
  /// The sender's address.
  SENDER,
  /// The sender's domain.
  SENDER_DOMAIN,
  /// The address or name of the server that sends.
  SENDING_HOST,
  /// The account that sends or logs in.
  ACCOUNT,
  /// The message or a part of it.
  MESSAGE,
  /// The session with the server.
  SESSION,
  /// The server that answers, or one that it needs.
  SERVER,
  /// Nothing that shows.
  NOTHING;

  /// The constant of that [#token()].
  public static Optional<About> parse(String token) {
    return Stream.of(values()).filter(about -> about.token().equals(token)).findFirst();
  }

  /// The words of all.
  public static List<String> tokens() {
    return Stream.of(values()).map(About::token).toList();
  }

  /// The word as data files write it.
  public String token() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
