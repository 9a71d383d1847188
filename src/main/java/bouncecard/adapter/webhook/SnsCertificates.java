package bouncecard.adapter.webhook;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.cert.CertPathValidator;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Date;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// The certificates by which SNS signs, fetched once and kept for a while. One counts that is of
/// this time and in the name of SNS; where its issuers come with it, up to one whom this machine
/// trusts, and where it names such a one itself, by that one. Alone, with issuers between that
/// nobody sent, it is trusted because of where it was fetched from, as Amazon's own libraries do.
final class SnsCertificates {
  private static final Duration LIFE = Duration.ofHours(24);

  /// What cannot be fetched is not tried again for so long.
  private static final Duration REST = Duration.ofSeconds(10);

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int MOST = 50;
  private static final int MOST_A_MINUTE = 20;
  private static final int MOST_ISSUERS = 5;
  private static final int DNS_NAME = 2;
  private static final int SHORTEST_KEY = 2_048;

  private final Fetching fetching;
  private final InstantSource clock;
  private final Supplier<Set<TrustAnchor>> anchors;
  private final Map<URI, Known> known = new ConcurrentHashMap<>();
  private final Map<URI, Instant> away = new LinkedHashMap<>();
  private final Deque<Instant> fetches = new ArrayDeque<>();

  private record Known(PublicKey key, Instant until) {}

  SnsCertificates(Fetching fetching, InstantSource clock, Supplier<Set<TrustAnchor>> anchors) {
    this.fetching = fetching;
    this.clock = clock;
    this.anchors = anchors;
  }

  /// Those whom this machine trusts.
  static Set<TrustAnchor> trusted() {
    File issuers = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts").toFile();
    try {
      return new PKIXParameters(KeyStore.getInstance(issuers, (char[]) null)).getTrustAnchors();
    } catch (GeneralSecurityException | IOException _) {
      return Set.of(); // then no chain is believed
    }
  }

  /// The key of the certificate there; empty where there is none that counts, or none now.
  Optional<PublicKey> key(URI address, String host) throws InterruptedException {
    Instant now = clock.instant();
    return known(address, now).isPresent() ? known(address, now) : fetched(address, host, now);
  }

  private Optional<PublicKey> known(URI address, Instant now) {
    return Optional.ofNullable(known.get(address))
        .filter(one -> one.until().isAfter(now))
        .map(Known::key);
  }

  /// One at a time, and so many a minute: whoever makes up addresses keeps nobody busy.
  private synchronized Optional<PublicKey> fetched(URI address, String host, Instant now)
      throws InterruptedException {
    Optional<PublicKey> there = known(address, now);
    boolean isAway = away.getOrDefault(address, Instant.MIN).isAfter(now);
    while (!fetches.isEmpty() && !fetches.peekFirst().isAfter(now.minus(MINUTE))) {
      fetches.removeFirst();
    }
    if (there.isPresent() || isAway || fetches.size() >= MOST_A_MINUTE) {
      return there;
    }
    fetches.addLast(now);
    Optional<PublicKey> key =
        fetching.get(address).flatMap(bytes -> checked(bytes, host, Date.from(now)));
    if (key.isPresent()) {
      if (known.size() >= MOST) {
        known.clear();
      }
      known.put(address, new Known(key.get(), now.plus(LIFE)));
    } else {
      if (away.size() >= MOST) {
        away.clear();
      }
      away.put(address, now.plus(REST));
    }
    return key;
  }

  private Optional<PublicKey> checked(byte[] pem, String host, Date now) {
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      List<X509Certificate> all = new ArrayList<>();
      for (Certificate one : factory.generateCertificates(new ByteArrayInputStream(pem))) {
        if (one instanceof X509Certificate x509) {
          all.add(x509);
        }
      }
      if (all.isEmpty() || all.size() > MOST_ISSUERS) {
        return Optional.empty();
      }
      X509Certificate first = all.getFirst();
      first.checkValidity(now);
      boolean isOfSns = names(first).stream().anyMatch(name -> isSns(name, host));
      Set<TrustAnchor> issuers = isOfSns ? anchors.get() : Set.of();
      if (isOfSns && (all.size() > 1 || hasIssuer(first, issuers))) {
        all.removeIf(one -> !one.equals(first) && isAnchor(one, issuers));
        if (issuers.isEmpty()) {
          return Optional.empty();
        }
        PKIXParameters parameters = new PKIXParameters(issuers);
        parameters.setRevocationEnabled(false);
        parameters.setDate(now);
        CertPathValidator.getInstance("PKIX").validate(factory.generateCertPath(all), parameters);
      }
      return Optional.of(first.getPublicKey())
          .filter(
              key ->
                  isOfSns
                      && key instanceof RSAPublicKey rsa
                      && rsa.getModulus().bitLength() >= SHORTEST_KEY);
    } catch (GeneralSecurityException _) {
      return Optional.empty();
    }
  }

  /// Whether one whom this machine trusts is said to have issued it.
  private static boolean hasIssuer(X509Certificate one, Set<TrustAnchor> issuers) {
    return issuers.stream()
        .map(TrustAnchor::getTrustedCert)
        .anyMatch(
            anchor ->
                anchor != null
                    && anchor.getSubjectX500Principal().equals(one.getIssuerX500Principal()));
  }

  private static boolean isAnchor(X509Certificate one, Set<TrustAnchor> issuers) {
    return issuers.stream().anyMatch(anchor -> one.equals(anchor.getTrustedCert()));
  }

  private static boolean isSns(String name, String host) {
    return name.equalsIgnoreCase(host)
        || name.equalsIgnoreCase("sns.amazonaws.com")
        || name.equalsIgnoreCase("sns.amazonaws.com.cn");
  }

  private static List<String> names(X509Certificate certificate)
      throws CertificateParsingException {
    List<String> names = new ArrayList<>();
    Optional.ofNullable(certificate.getSubjectAlternativeNames())
        .ifPresent(
            all ->
                all.stream()
                    .filter(one -> Objects.equals(one.get(0), DNS_NAME))
                    .forEach(one -> names.add(String.valueOf(one.get(1)))));
    if (names.isEmpty()) {
      for (String part : certificate.getSubjectX500Principal().getName().split(",", -1)) {
        if (part.startsWith("CN=")) {
          names.add(part.substring(3));
        }
      }
    }
    return names;
  }
}
