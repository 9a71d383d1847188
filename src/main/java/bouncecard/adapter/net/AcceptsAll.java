package bouncecard.adapter.net;

import java.net.Socket;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/// Lets every handshake go through. What is wrong with the certificate is looked at afterwards: a
/// check tells it, and nothing is sent that is secret.
final class AcceptsAll extends X509ExtendedTrustManager {
  @Override
  public void checkServerTrusted(X509Certificate[] chain, String method, Socket socket) {}

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String method, SSLEngine engine) {}

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String method) {}

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String method, Socket socket) {}

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String method, SSLEngine engine) {}

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String method) {}

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
