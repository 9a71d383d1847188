package bouncecard.adapter.discord.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import javax.net.SocketFactory;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// A socket to the gateway that reads no message longer than [#LONGEST_MESSAGE].
///
/// It stands before another one, since what is to be bounded is what TLS has decrypted. JDA's
/// client of WebSockets creates it unconnected, and checks the name in a certificate only of
/// sockets of TLS: here the handshake itself does
/// (<https://www.rfc-editor.org/rfc/rfc2818#section-3.1>).
final class GatewaySocket extends Socket {
  /// The longest event of Discord's is one of a server with all its channels, roles and emoji: some
  /// hundred kilobytes.
  static final int LONGEST_MESSAGE = 4 << 20;

  private final Socket socket;

  private GatewaySocket(Socket socket) {
    this.socket = socket;
  }

  /// Sockets without TLS.
  static SocketFactory plain() {
    return new Unconnected(Socket::new);
  }

  /// Sockets with TLS, to a server to whom the name in its certificate belongs.
  ///
  /// @param sockets those with TLS that are without a bound
  static SSLSocketFactory secure(SSLSocketFactory sockets) {
    return new Unconnected(() -> named((SSLSocket) sockets.createSocket()));
  }

  private static SSLSocket named(SSLSocket socket) {
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    return socket;
  }

  @Override
  public void connect(SocketAddress endpoint, int timeout) throws IOException {
    socket.connect(endpoint, timeout);
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new FrameLimit(socket.getInputStream(), LONGEST_MESSAGE);
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return socket.getOutputStream();
  }

  @Override
  public void setSoTimeout(int timeout) throws SocketException {
    socket.setSoTimeout(timeout);
  }

  @Override
  public int getSoTimeout() throws SocketException {
    return socket.getSoTimeout();
  }

  @Override
  public void setTcpNoDelay(boolean on) throws SocketException {
    socket.setTcpNoDelay(on);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /// Makes the one socket that is to be bounded.
  private interface Making {
    Socket socket() throws IOException;
  }

  /// What JDA's client asks of a factory, with TLS and without: a socket that it connects itself.
  private static final class Unconnected extends SSLSocketFactory {
    private final Making making;

    Unconnected(Making making) {
      this.making = making;
    }

    @Override
    public Socket createSocket() throws IOException {
      return new GatewaySocket(making.socket());
    }

    @Override
    public Socket createSocket(Socket below, String host, int port, boolean closes) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String[] getDefaultCipherSuites() {
      throw new UnsupportedOperationException();
    }

    @Override
    public String[] getSupportedCipherSuites() {
      throw new UnsupportedOperationException();
    }
  }
}
