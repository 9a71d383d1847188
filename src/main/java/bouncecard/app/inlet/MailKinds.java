package bouncecard.app.inlet;

import bouncecard.app.inlet.InletKind.Option;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// The kinds of inlets by which mails come: a mail server hands them in by LMTP, or they are read
/// in a mailbox.
public final class MailKinds {
  /// The word of those by LMTP.
  public static final String LMTP = "lmtp";

  /// The word of mailboxes.
  public static final String IMAP = "imap";

  /// The address and port that are listened on.
  public static final String LISTEN = "listen";

  /// The addresses whose mail is taken.
  public static final String RECIPIENTS = "recipients";

  public static final String HOST = "host";
  public static final String PORT = "port";
  public static final String USER = "user";
  public static final String FOLDER = "folder";

  /// Whether the secret is a password or a token of OAuth 2.
  public static final String AUTH = "auth";

  /// What is done with a mail that is kept.
  public static final String THEN = "then";

  /// Where reading begins the first time.
  public static final String BEGIN = "begin";

  /// The certificate of an authority of one's own.
  public static final String TLS_CA = "tls-ca";

  /// What `then` begins with.
  public static final String MOVE = "move ";

  /// The value of [#AUTH] for a token.
  public static final String TOKEN = "token";

  /// The value of [#BEGIN] for all mails that are there.
  public static final String ALL = "all";

  private static final int LONGEST = 255;
  private static final int MOST_PORTS = 65_535;

  /// As long as mail servers usually try.
  private static final Duration QUEUED = Duration.ofDays(5);

  private MailKinds() {}

  /// All of them.
  public static List<InletKind> all() {
    return List.of(
        new InletKind(
            LMTP,
            "a mail server",
            Optional.empty(),
            /* takesRequests= */ false,
            List.of(
                needed(
                    LISTEN, false, "an address and a port, as 127.0.0.1:2424", MailKinds::isListen),
                needed(
                    RECIPIENTS,
                    true,
                    "an address as bounces@example.com, a domain as @bounces.example.com, or a"
                        + " local part as bounces@",
                    MailKinds::isRecipient)),
            Optional.of(QUEUED)),
        new InletKind(
            IMAP,
            "the mailbox",
            Optional.of("the mailbox's password, or its token of OAuth 2"),
            /* takesRequests= */ false,
            List.of(
                needed(HOST, false, "the name of a server, as imap.example.com", MailKinds::isWord),
                needed(USER, false, "the name to sign in with", MailKinds::isWord),
                option(PORT, "a port, as 993", MailKinds::isPort),
                option(FOLDER, "the name of a folder, as INBOX", MailKinds::isLine),
                option(AUTH, "password or token", Set.of("password", TOKEN)::contains),
                option(
                    THEN,
                    "move and the name of a folder, as \"move Done\"",
                    text -> text.startsWith(MOVE) && isLine(text.substring(MOVE.length()))),
                option(BEGIN, "now or all", Set.of("now", ALL)::contains),
                option(TLS_CA, "the path of a certificate in PEM", MailKinds::isLine)),
            Optional.empty()));
  }

  private static Option needed(
      String name, boolean takesList, String expected, Predicate<String> fits) {
    return new Option(name, /* isNeeded= */ true, takesList, expected, fits);
  }

  private static Option option(String name, String expected, Predicate<String> fits) {
    return new Option(name, /* isNeeded= */ false, /* takesList= */ false, expected, fits);
  }

  private static boolean isListen(String text) {
    int colon = text.lastIndexOf(':');
    String host = colon < 0 ? "" : text.substring(0, colon);
    boolean isAddress = host.startsWith("[") ? host.endsWith("]") : host.indexOf(':') < 0;
    return isWord(host) && isAddress && isPort(text.substring(colon + 1));
  }

  private static boolean isPort(String text) {
    return !text.isEmpty()
        && text.length() <= 5
        && text.chars().allMatch(c -> c >= '0' && c <= '9')
        && Integer.parseInt(text) > 0
        && Integer.parseInt(text) <= MOST_PORTS;
  }

  private static boolean isRecipient(String text) {
    return isWord(text) && text.length() > 1 && text.indexOf('@') >= 0;
  }

  private static boolean isWord(String text) {
    return isLine(text) && text.chars().noneMatch(Character::isWhitespace);
  }

  private static boolean isLine(String text) {
    return !text.isBlank()
        && text.length() <= LONGEST
        && text.chars().noneMatch(Character::isISOControl);
  }
}
