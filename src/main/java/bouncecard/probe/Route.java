package bouncecard.probe;

import java.util.List;

/// Where mail for a domain goes (RFC 5321 §5.1), with what was found wrong on the way.
///
/// @param servers in the order in which they are to be tried; none where nobody is to be spoken to
/// @param verdict what the check comes to where none of them can be spoken to
/// @param reason why
/// @param stage where
public record Route(
    List<MailServer> servers, Verdict verdict, Reason reason, Stage stage, List<Finding> findings) {

  /// Copies the lists.
  public Route {
    servers = List.copyOf(servers);
    findings = List.copyOf(findings);
  }
}
