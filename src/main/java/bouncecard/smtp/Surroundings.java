package bouncecard.smtp;

import java.util.List;

/// The words beside a number that decide whether it is a code, from `facts/recognition.toml`.
///
/// @param notAfter a number behind one of these is named or measured by it
/// @param programs what looks like an enhanced status code behind one of these is its version
/// @param notBefore a number before one of these is counted by it
/// @param leads a number behind one of these is a code
/// @param otherProtocols words of HTTP, SIP and others whose numbers look alike
/// @param mailWords words that tell that mail is meant after all
/// @param httpPhrases what HTTP says behind a number, as `502 bad gateway`
public record Surroundings(
    Words notAfter,
    Words programs,
    Words notBefore,
    Words leads,
    Words otherProtocols,
    Words mailWords,
    List<String> httpPhrases) {

  /// Copies the phrases.
  public Surroundings {
    httpPhrases = List.copyOf(httpPhrases);
  }
}
