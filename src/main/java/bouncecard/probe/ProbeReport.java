package bouncecard.probe;

import bouncecard.catalog.Term;
import bouncecard.probe.address.DomainName;
import bouncecard.probe.address.MailboxAddress;
import bouncecard.text.UntrustedText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The report of a check: what it found. When it was asked and from where it comes (a cache) is for
/// the use case to say.
public sealed interface ProbeReport {

  /// What was found beside the verdict, in the order in which it was found.
  List<Finding> findings();

  /// A mailbox.
  ///
  /// @param reason what the verdict rests on, more finely than the verdict says it
  /// @param stage where it was decided
  /// @param deciding the reply that decided; empty where none did
  /// @param control what came of the made-up mailbox
  /// @param server who was spoken to last; empty where it came to no conversation
  /// @param certificate of that server, where there was one
  /// @param exchanges every reply with what it answered, in order
  record Mailbox(
      MailboxAddress target,
      Verdict verdict,
      Reason reason,
      Stage stage,
      Optional<ServerReply> deciding,
      Control control,
      Optional<MailServer> server,
      Optional<Certificate> certificate,
      List<Exchange> exchanges,
      List<Line> transcript,
      List<Finding> findings)
      implements ProbeReport {
    /// Copies the lists.
    public Mailbox {
      exchanges = List.copyOf(exchanges);
      transcript = List.copyOf(transcript);
      findings = List.copyOf(findings);
    }
  }

  /// A domain.
  record Domain(DomainName target, List<Finding> findings) implements ProbeReport {
    /// Copies the list.
    public Domain {
      findings = List.copyOf(findings);
    }
  }

  /// What came of the made-up mailbox.
  enum Control implements Term {
    /// It was taken as well.
    ACCEPTED,
    /// It was refused for the mailbox.
    REFUSED,
    /// It was put off or refused for something else.
    INCONCLUSIVE,
    /// It was not tried.
    NOT_TRIED
  }

  /// A reply and what it answers.
  record Exchange(Stage stage, ServerReply reply) {}

  /// One line of a conversation.
  ///
  /// @param after since the connection was asked for
  record Line(Speaker speaker, Duration after, UntrustedText text) {}

  /// Who said a line.
  enum Speaker implements Term {
    CLIENT,
    SERVER,
    /// Nobody: what happened to the connection.
    NOTE
  }
}
