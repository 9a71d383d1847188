package bouncecard.adapter.net;

import bouncecard.probe.SmtpConnection.CertificateFault;
import bouncecard.probe.SmtpConnection.Securing;
import bouncecard.probe.address.DomainName;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/// Goes over to TLS, and compares certificates with the authorities that are trusted: those of the
/// platform and the operator's own.
///
/// A certificate that is not good does not end the handshake. Mail is delivered over such
/// connections every day (RFC 7435); the check tells what is wrong with it and goes on.
public final class TlsHandshaker {
  private final SSLContext context;
  private final Set<TrustAnchor> anchors;
  private final InstantSource clock;

  /// What came of a handshake.
  record Result(SSLSocket socket, Securing.Secured told) {}

  /// The platform's authorities and those in these PEM files.
  ///
  /// @throws IOException where a file cannot be read or holds no certificate
  public TlsHandshaker(List<Path> files, InstantSource clock) throws IOException {
    this.clock = clock;
    try {
      context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new AcceptsAll()}, null);
      anchors = anchors(files);
    } catch (GeneralSecurityException e) {
      throw new IOException("certificates: " + e.getClass().getSimpleName(), e);
    }
  }

  private static Set<TrustAnchor> anchors(List<Path> files)
      throws IOException, GeneralSecurityException {
    Set<TrustAnchor> anchors = new HashSet<>();
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init((KeyStore) null);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509TrustManager known) {
        for (X509Certificate authority : known.getAcceptedIssuers()) {
          anchors.add(new TrustAnchor(authority, null));
        }
      }
    }
    for (Path file : files) {
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
        CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
            .map(X509Certificate.class::cast)
            .forEach(authority -> anchors.add(new TrustAnchor(authority, null)));
      }
    }
    return anchors;
  }

  /// Shakes hands over a socket that is connected, with `name` as the one that is asked for.
  Result handshake(Socket socket, DomainName name, long millis) throws IOException {
    SSLSocket secure =
        (SSLSocket)
            context.getSocketFactory().createSocket(socket, name.text(), socket.getPort(), true);
    SSLParameters parameters = secure.getSSLParameters();
    parameters.setServerNames(List.of(new SNIHostName(name.text())));
    secure.setSSLParameters(parameters);
    secure.setSoTimeout(Math.toIntExact(millis));
    secure.startHandshake();
    List<X509Certificate> chain =
        Arrays.stream(secure.getSession().getPeerCertificates())
            .map(X509Certificate.class::cast)
            .toList();
    return new Result(
        secure,
        new Securing.Secured(
            secure.getSession().getProtocol(),
            Certificates.read(chain.getFirst()),
            faults(chain, name)));
  }

  private List<CertificateFault> faults(List<X509Certificate> chain, DomainName name) {
    List<CertificateFault> faults = new ArrayList<>();
    X509Certificate own = chain.getFirst();
    Instant now = clock.instant();
    Instant judged = now;
    if (now.isAfter(own.getNotAfter().toInstant())) {
      faults.add(CertificateFault.EXPIRED);
      judged = own.getNotAfter().toInstant();
    } else if (now.isBefore(own.getNotBefore().toInstant())) {
      faults.add(CertificateFault.NOT_YET_VALID);
      judged = own.getNotBefore().toInstant();
    }
    if (!Certificates.isFor(own, name)) {
      faults.add(CertificateFault.WRONG_NAME);
    }
    if (!isTrusted(chain, judged)) {
      faults.add(CertificateFault.UNTRUSTED);
    }
    return faults;
  }

  /// Whether somebody who is trusted vouches for it, at a time when it was valid itself.
  private boolean isTrusted(List<X509Certificate> chain, Instant at) {
    try {
      X509CertSelector selector = new X509CertSelector();
      selector.setCertificate(chain.getFirst());
      PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, selector);
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(chain)));
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(at));
      CertPathBuilder.getInstance("PKIX").build(parameters);
      return true;
    } catch (GeneralSecurityException _) {
      return false;
    }
  }
}
