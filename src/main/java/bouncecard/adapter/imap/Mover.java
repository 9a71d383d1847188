package bouncecard.adapter.imap;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.util.List;
import org.eclipse.angus.mail.imap.IMAPFolder;

/// Moves mails to other folders of a mailbox, which are made where they are not there.
record Mover(MailboxConnection connection) {
  private static final List<String> UNREAD = List.of("Bouncecard", "Unread");

  void move(List<Message> messages, String name) throws MessagingException {
    Folder target = made(connection.store().getFolder(name));
    Message[] all = messages.toArray(Message[]::new);
    IMAPFolder folder = connection.folder();
    if (connection.store().hasCapability("MOVE")) {
      folder.moveMessages(all, target);
      return;
    }
    folder.copyMessages(all, target);
    folder.setFlags(all, new Flags(Flags.Flag.DELETED), true);
    // Without UIDPLUS a removal would take along what others marked.
    if (connection.store().hasCapability("UIDPLUS")) {
      folder.expunge(all);
    }
  }

  /// Moves one that cannot be read; false where even that cannot be done.
  boolean putAside(Message message) throws MessagingException {
    try {
      char separator = connection.store().getDefaultFolder().getSeparator();
      move(List.of(message), String.join(String.valueOf(separator), UNREAD));
      return true;
    } catch (MessagingException e) {
      if (!connection.isOpen()) {
        throw e;
      }
      return false;
    }
  }

  private static Folder made(Folder target) throws MessagingException {
    if (!target.exists()) {
      boolean _ = target.create(Folder.HOLDS_MESSAGES);
    }
    return target;
  }
}
