package bouncecard.adapter.imap;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.util.MailConnectException;

/// Why a mailbox cannot be read, in a few words of ours.
enum MailboxTrouble {
  NO_SECRET("its password or token cannot be read: see the file or variable that holds it"),
  REFUSED("the server refuses the user, or the password or token"),
  NO_FOLDER("there is no such folder in the mailbox"),
  NOT_WRITABLE("the folder may only be read, so that nothing can be moved out of it"),
  CERTIFICATE("the server's certificate or its TLS is not to be trusted"),
  AUTHORITY("the file of tls-ca is no certificate in PEM"),
  NO_HOST("no machine has the server's name"),
  UNREACHABLE("the server cannot be reached"),
  SLOW("the server does not answer in time"),
  BROKEN("the connection was lost"),
  FULL("there is no room for further mails: they wait in the mailbox");

  private final String sentence;

  MailboxTrouble(String sentence) {
    this.sentence = sentence;
  }

  String sentence() {
    return sentence;
  }

  /// Whether only a person can end it; a server that is asked too often then may lock the account.
  boolean needsPerson() {
    return switch (this) {
      case NO_SECRET, REFUSED, NO_FOLDER, NOT_WRITABLE, CERTIFICATE, AUTHORITY -> true;
      case NO_HOST, UNREACHABLE, SLOW, BROKEN, FULL -> false;
    };
  }

  static MailboxTrouble of(MessagingException failure) {
    List<Throwable> all = causes(failure);
    if (has(all, AuthenticationFailedException.class)) {
      return REFUSED;
    }
    if (has(all, FolderNotFoundException.class)) {
      return NO_FOLDER;
    }
    if (has(all, SSLException.class)) {
      return CERTIFICATE;
    }
    if (has(all, UnknownHostException.class)) {
      return NO_HOST;
    }
    if (has(all, SocketTimeoutException.class)) {
      return SLOW;
    }
    return has(all, MailConnectException.class) ? UNREACHABLE : BROKEN;
  }

  private static boolean has(List<Throwable> all, Class<? extends Throwable> kind) {
    return all.stream().anyMatch(kind::isInstance);
  }

  /// Those of both chains, the language's and Jakarta Mail's own.
  private static List<Throwable> causes(MessagingException failure) {
    List<Throwable> all = new ArrayList<>(List.of(failure));
    for (int i = 0; i < all.size() && all.size() < 20; i++) {
      Throwable cause = all.get(i).getCause();
      if (cause != null) {
        all.add(cause);
      }
    }
    return all;
  }
}
