package bouncecard.lab;

import bouncecard.adapter.dns.Resolvers;
import bouncecard.probe.Cidr;
import bouncecard.probe.Dns;
import bouncecard.probe.PublicAddresses;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Assumptions;

/// The servers of `src/test/lab`, where they run.
final class Lab {
  static final int SMTP_PORT = 2525;
  static final int HTTPS_PORT = 8443;

  private final Path state;

  private Lab(Path state) {
    this.state = state;
  }

  /// The lab; leaves the tests out with a message where it does not run.
  static Lab required() {
    Path state =
        Path.of(
            Optional.ofNullable(System.getenv("BOUNCECARD_LAB_STATE"))
                .orElse("/run/bouncecard-lab"));
    String missing =
        "the mail lab does not run (as root: src/test/lab/install, src/test/lab/start)";
    boolean isReady = Files.exists(state.resolve("ready"));
    if (!isReady && System.getenv("BOUNCECARD_LAB_REQUIRED") != null) {
      throw new AssertionError(missing);
    }
    Assumptions.assumeTrue(isReady, "left out: " + missing);
    return new Lab(state);
  }

  /// The name server.
  Dns dns() {
    return Resolvers.of(List.of(Resolvers.parse("127.0.0.53:5353").orElseThrow()));
  }

  /// What may be dialled: the loopback, and nothing else that is not public.
  static PublicAddresses addresses(List<PublicAddresses.Judged> table) {
    return new PublicAddresses(
        table, Stream.of("127.0.0.0/8", "::1/128").flatMap(n -> Cidr.parse(n).stream()).toList());
  }

  /// Trusts the lab's own authority and no other.
  SSLContext tls() throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    try (InputStream in = Files.newInputStream(authority())) {
      trusted.setCertificateEntry(
          "lab", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  /// The certificate of the lab's authority.
  Path authority() {
    return state.resolve("tls/ca.pem");
  }

  /// What the servers wrote into their logs.
  String logs() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(state.resolve("log"))) {
      for (Path file : files.sorted().toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }
}
