package bouncecard.catalog.lexicon;

import java.util.Locale;

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

  /// The word as data files write it.
  public String token() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
