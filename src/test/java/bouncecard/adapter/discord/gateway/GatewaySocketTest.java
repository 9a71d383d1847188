package bouncecard.adapter.discord.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bouncecard.adapter.TestTls;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whom a socket with TLS believes, and that what it reads is bounded.
class GatewaySocketTest {
  private static final String ANSWER = "HTTP/1.1 101 Switching Protocols\r\n\r\n";

  /// Announces a message of the longest length that there is.
  private static final byte[] TOO_LONG = {(byte) 0x81, 127, 127, -1, -1, -1, -1, -1, -1, -1};

  private ServerSocket server;

  @BeforeEach
  void listen() throws Exception {
    server =
        TestTls.server("good")
            .getServerSocketFactory()
            .createServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  private void serve() {
    try (Socket client = server.accept()) {
      OutputStream out = client.getOutputStream();
      out.write(ANSWER.getBytes(StandardCharsets.US_ASCII));
      out.write(TOO_LONG);
      out.flush();
      client.getInputStream().read();
    } catch (IOException _) {
      // The client went away, as it should where it does not believe the server.
    }
  }

  private static SSLSocketFactory trusting() throws Exception {
    KeyStore known = KeyStore.getInstance(KeyStore.getDefaultType());
    known.load(null);
    try (InputStream in = GatewaySocketTest.class.getResourceAsStream(TestTls.FOLDER + "ca.pem")) {
      known.setCertificateEntry(
          "authority", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(known);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context.getSocketFactory();
  }

  private Socket connected(SSLSocketFactory sockets, String name) throws IOException {
    Socket socket = GatewaySocket.secure(sockets).createSocket();
    InetAddress there =
        InetAddress.getByAddress(name, InetAddress.getLoopbackAddress().getAddress());
    socket.connect(new InetSocketAddress(there, server.getLocalPort()), 5_000);
    return socket;
  }

  @Test
  void server_ofThisName_isReadWithinTheBound() throws Exception {
    try (Socket socket = connected(trusting(), "mx.example.com")) {
      InputStream in = socket.getInputStream();
      assertThat(in.readNBytes(ANSWER.length()))
          .asString(StandardCharsets.US_ASCII)
          .isEqualTo(ANSWER);
      assertThatThrownBy(in::readAllBytes)
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(SSLException.class);
    }
  }

  @Test
  void server_ofAnotherName_isNotBelieved() throws Exception {
    try (Socket socket = connected(trusting(), "gateway.example.com")) {
      assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SSLException.class);
    }
  }

  @Test
  void server_whoseAuthorityIsUnknown_isNotBelieved() throws Exception {
    SSLSocketFactory known = (SSLSocketFactory) SSLSocketFactory.getDefault();
    try (Socket socket = connected(known, "mx.example.com")) {
      assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SSLException.class);
    }
  }
}
