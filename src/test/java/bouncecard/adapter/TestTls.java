package bouncecard.adapter;

import java.io.InputStream;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// What servers of tests prove their name with.
public final class TestTls {
  /// Where the certificates stand.
  public static final String FOLDER = "/bouncecard/tls/";

  private static final char[] PASSWORD = "bouncecard".toCharArray();

  private TestTls() {}

  /// A server's side of TLS with the certificate of this name, as in the README beside them.
  public static SSLContext server(String name) throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = TestTls.class.getResourceAsStream(FOLDER + name + ".p12")) {
      keys.load(in, PASSWORD);
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context;
  }
}
