package bouncecard.adapter.imap;

import bouncecard.app.serve.Secret;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;

/// A mailbox that is signed in to, and its folder, which is open: for reading only, unless mails
/// are to be moved.
record MailboxConnection(IMAPStore store, IMAPFolder folder) implements AutoCloseable {
  private static final int BLOCK = 1 << 18;

  /// Signs in and opens the folder.
  static MailboxConnection open(MailboxAccount account) throws MailboxException {
    Secret secret =
        account.secret().get().orElseThrow(() -> new MailboxException(MailboxTrouble.NO_SECRET));
    Optional<SSLSocketFactory> trust =
        account.authority().isPresent()
            ? Optional.of(trust(account.authority().get()))
            : Optional.empty();
    Session session = Session.getInstance(properties(account, trust));
    IMAPStore store;
    try {
      store = (IMAPStore) session.getStore("imaps");
      store.connect(account.host(), account.port(), account.user(), secret.value());
    } catch (MessagingException e) {
      throw new MailboxException(MailboxTrouble.of(e), e);
    }
    MailboxConnection opened;
    try {
      IMAPFolder folder = (IMAPFolder) store.getFolder(account.folder());
      opened = new MailboxConnection(store, folder);
      folder.open(account.moveTo().isPresent() ? Folder.READ_WRITE : Folder.READ_ONLY);
    } catch (MessagingException e) {
      close(store);
      MailboxTrouble trouble = MailboxTrouble.of(e);
      // The library says READ-ONLY with an exception of its own, which is no lost connection.
      boolean isReadOnly = e instanceof jakarta.mail.ReadOnlyFolderException;
      throw new MailboxException(isReadOnly ? MailboxTrouble.NOT_WRITABLE : trouble, e);
    }
    return opened;
  }

  private static Properties properties(MailboxAccount account, Optional<SSLSocketFactory> trust) {
    Properties properties = new Properties();
    String imap = "mail.imaps.";
    properties.put(imap + "connectiontimeout", millis(account.times().connect()));
    properties.put(imap + "timeout", millis(account.times().answer()));
    properties.put(imap + "writetimeout", millis(account.times().answer()));
    properties.put(imap + "connectionpoolsize", "1");
    properties.put(imap + "ssl.checkserveridentity", "true");
    properties.put(imap + "ssl.protocols", "TLSv1.3 TLSv1.2");
    properties.put(imap + "peek", "true"); // what is read is not marked as read
    properties.put(imap + "fetchsize", String.valueOf(BLOCK));
    properties.put(imap + "partialfetch", "true");
    properties.put(imap + "auth.mechanisms", account.isToken() ? "XOAUTH2" : "PLAIN LOGIN");
    trust.ifPresent(factory -> properties.put(imap + "ssl.socketFactory", factory));
    return properties;
  }

  private static String millis(Duration duration) {
    return String.valueOf(duration.toMillis());
  }

  private static SSLSocketFactory trust(Path authority) throws MailboxException {
    try (InputStream in = Files.newInputStream(authority)) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("authority-" + number++, one);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context.getSocketFactory();
    } catch (IOException | GeneralSecurityException e) {
      throw new MailboxException(MailboxTrouble.AUTHORITY, e);
    }
  }

  boolean isOpen() {
    return folder.isOpen() && store.isConnected();
  }

  @Override
  public void close() {
    close(store);
  }

  private static void close(IMAPStore store) {
    try {
      store.close();
    } catch (MessagingException _) {
      // It was lost already.
    }
  }
}
