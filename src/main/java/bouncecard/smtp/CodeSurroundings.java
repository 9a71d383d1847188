package bouncecard.smtp;

import java.util.List;

/// The words beside a number that decide whether it is a code, from `facts/recognition.toml`.
///
/// @param notAfter a number after one of these is named or measured by it
/// @param carriers words between such a name and its number, as `code` in `exit code 250`
/// @param programs what looks like an enhanced status code after one of these is its version
/// @param notBefore a number before one of these is counted by it
/// @param leads a number after one of these is a code
/// @param weakLeads a number after one of these is a code where mail is spoken of and nothing is
///   counted
/// @param codeNouns what speaks of a number after it and never begins a reply
/// @param spans words that say when or how often something happened, as a statistic does
/// @param connectives what a sentence goes on with after a code, but never what is counted
/// @param replyWords words of which at least one stands in nearly every reply
/// @param otherProtocols words of HTTP, SIP and others whose numbers look alike
/// @param mailWords words that tell that mail is meant after all
/// @param httpPhrases what HTTP says after a number, as `502 bad gateway`
public record CodeSurroundings(
    Words notAfter,
    Words carriers,
    Words programs,
    Words notBefore,
    Words leads,
    Words weakLeads,
    Words codeNouns,
    Words spans,
    Words connectives,
    Words replyWords,
    Words otherProtocols,
    Words mailWords,
    List<String> httpPhrases) {

  /// Copies the phrases.
  public CodeSurroundings {
    httpPhrases = List.copyOf(httpPhrases);
  }
}
