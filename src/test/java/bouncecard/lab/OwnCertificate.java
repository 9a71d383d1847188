package bouncecard.lab;

import java.io.IOException;
import java.nio.file.Path;

/// A certificate of a server at `localhost`, which it made itself and which vouches for itself.
///
/// @param certificate as PEM
/// @param key its secret, as PEM
public record OwnCertificate(Path certificate, Path key) {

  /// Makes it with openssl.
  public OwnCertificate make() throws IOException {
    Commands.run(
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-days",
        "30",
        "-subj",
        "/CN=localhost",
        "-addext",
        "subjectAltName=DNS:localhost",
        "-keyout",
        key.toString(),
        "-out",
        certificate.toString());
    return this;
  }
}
