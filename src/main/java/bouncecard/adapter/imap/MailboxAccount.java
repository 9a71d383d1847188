package bouncecard.adapter.imap;

import bouncecard.app.serve.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// A mailbox as the operator set it.
///
/// @param inlet the inlet's name
/// @param secret the password or the token, read anew for each login; empty where it cannot be read
/// @param isToken whether it is a token of OAuth 2 (XOAUTH2)
/// @param moveTo where a mail is moved once it is kept; without it nothing in the mailbox is
///   changed
/// @param fromAll whether the mails that are there at the first start are read as well
/// @param authority the certificate of an authority of one's own
/// @param times how long is waited for what
public record MailboxAccount(
    String inlet,
    String host,
    int port,
    String user,
    Supplier<Optional<Secret>> secret,
    boolean isToken,
    String folder,
    Optional<String> moveTo,
    boolean fromAll,
    Optional<Path> authority,
    Times times) {

  /// How long is waited for what.
  ///
  /// @param connect for a connection
  /// @param answer for an answer of the server, or the end of its silence
  /// @param renew after which waiting for news is begun again; shorter than `answer`, and so than
  ///   the 29 minutes of RFC 2177
  /// @param poll between two looks, where the server does not tell of news by itself
  /// @param first after which a lost connection is made anew; doubled each time
  /// @param longest which that never exceeds
  public record Times(
      Duration connect,
      Duration answer,
      Duration renew,
      Duration poll,
      Duration first,
      Duration longest) {
    /// What is usual. A dead connection is found within two minutes.
    public static final Times USUAL =
        new Times(
            Duration.ofSeconds(20),
            Duration.ofSeconds(120),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofSeconds(1),
            Duration.ofMinutes(5));
  }
}
