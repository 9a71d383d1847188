package bouncecard.probe;

import bouncecard.probe.address.DomainName;
import bouncecard.text.UntrustedText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Port: one connection to a server, as lines. Every call ends within the time that it is given,
/// however little at a time the other side sends.
public interface SmtpConnection extends AutoCloseable {

  /// How many bytes a line of a reply may have, with its end (RFC 5321 §4.5.3.1.5 says 512; some
  /// say more than that).
  int LONGEST_LINE = 1_000;

  /// The next line, without its end; bytes that are no UTF-8 are replaced.
  Received receive(Duration patience);

  /// Sends a line and its end. Empty where it went out.
  Optional<NetworkFailure> send(String line);

  /// Goes over to TLS, with `name` as the name that is asked for and compared. A certificate that
  /// is not good is told and does not end the connection.
  Securing secure(DomainName name, Duration patience);

  /// Whether bytes came that were not received yet.
  boolean hasUnread();

  /// How long it is since the connection was asked for.
  Duration elapsed();

  /// Closes it at once, whatever it is waiting for.
  @Override
  void close();

  /// What came.
  sealed interface Received {
    /// A line.
    ///
    /// @param octets how many bytes it had, with its end
    record Line(UntrustedText text, int octets) implements Received {}

    /// None.
    record Failed(NetworkFailure failure) implements Received {}
  }

  /// What came of going over to TLS.
  sealed interface Securing {
    /// It is encrypted.
    ///
    /// @param protocol as `TLSv1.3`
    /// @param faults what is wrong with the certificate; none where nothing is
    record Secured(String protocol, Certificate certificate, List<CertificateFault> faults)
        implements Securing {
      /// Copies the list.
      public Secured {
        faults = List.copyOf(faults);
      }
    }

    /// It failed, and the connection is of no use any more.
    record Failed(NetworkFailure failure) implements Securing {}
  }

  /// What can be wrong with a certificate.
  enum CertificateFault {
    WRONG_NAME,
    EXPIRED,
    NOT_YET_VALID,
    UNTRUSTED
  }
}
