package bouncecard.lab;

import bouncecard.adapter.dns.Resolvers;
import bouncecard.adapter.net.TlsHandshaker;
import bouncecard.catalog.Catalog;
import bouncecard.probe.address.Cidr;
import bouncecard.probe.address.PublicAddresses;
import bouncecard.probe.dns.Dns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// The servers of `src/test/lab`, where they run.
final class Lab {
  static final int SMTP_PORT = 2525;
  static final int HTTPS_PORT = 443;

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
  static PublicAddresses addresses(Catalog catalog) {
    return new PublicAddresses(
        catalog.networks().stream()
            .map(
                network ->
                    new PublicAddresses.Judged(
                        Cidr.parse(network.cidr()).orElseThrow(),
                        network.isPublic(),
                        network.use()))
            .toList(),
        Stream.of("127.0.0.0/8", "::1/128").flatMap(n -> Cidr.parse(n).stream()).toList());
  }

  /// Trusts the lab's own authority beside those of the platform.
  TlsHandshaker trust() throws IOException {
    return new TlsHandshaker(List.of(authority()), InstantSource.system());
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
