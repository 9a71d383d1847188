package bouncecard.probe;

import bouncecard.catalog.Term;
import bouncecard.probe.Finding.State;
import bouncecard.probe.Finding.Topic;

/// Everything that can be found beside a verdict. Each has its sentences in `findings.toml`.
public enum FindingKind implements Term {
  /// The domain takes no mail by design.
  MX_NULL(Topic.MX, State.ABSENT),
  /// A null MX beside others, or with a preference.
  MX_NULL_BESIDE_OTHERS(Topic.MX, State.PROBLEM),
  /// No MX; the domain's own address stands in.
  MX_IMPLICIT(Topic.MX, State.ABSENT),
  /// An MX that is an alias.
  MX_ALIAS(Topic.MX, State.PROBLEM),
  /// An MX without an address.
  MX_WITHOUT_ADDRESS(Topic.MX, State.PROBLEM),
  /// An MX that is written as an address.
  MX_IS_ADDRESS(Topic.MX, State.PROBLEM),
  /// An MX whose name no host can have.
  MX_UNREADABLE(Topic.MX, State.PROBLEM),
  /// An MX in a network that is not public; it was not dialled.
  MX_FORBIDDEN(Topic.MX, State.PROBLEM),
  /// An MX that did not answer; the next was asked.
  MX_UNREACHABLE(Topic.MX, State.PROBLEM),
  /// An MX whose addresses the DNS could not tell.
  MX_UNKNOWN(Topic.MX, State.UNKNOWN),

  /// Encrypted, with a certificate for this name.
  TLS_VERIFIED(Topic.TLS, State.OK),
  /// Not offered.
  TLS_NOT_OFFERED(Topic.TLS, State.ABSENT),
  /// Offered, but refused with a reply.
  TLS_REFUSED(Topic.TLS, State.PROBLEM),
  /// The handshake failed.
  TLS_HANDSHAKE_FAILED(Topic.TLS, State.PROBLEM),
  /// The certificate is for other names.
  TLS_WRONG_NAME(Topic.TLS, State.PROBLEM),
  /// The certificate has expired.
  TLS_EXPIRED(Topic.TLS, State.PROBLEM),
  /// The certificate is not valid yet.
  TLS_NOT_YET_VALID(Topic.TLS, State.PROBLEM),
  /// Nobody who is trusted vouches for the certificate.
  TLS_UNTRUSTED(Topic.TLS, State.PROBLEM),
  /// Text in clear stood behind the answer to STARTTLS.
  TLS_INJECTION(Topic.TLS, State.PROBLEM),

  /// VRFY knows this mailbox, and refuses the made-up one.
  VRFY_KNOWS(Topic.VRFY, State.OK),
  /// VRFY refuses this mailbox as unknown.
  VRFY_KNOWS_NOT(Topic.VRFY, State.OK),
  /// VRFY says the same of any name.
  VRFY_TELLS_NOTHING(Topic.VRFY, State.ABSENT),
  /// VRFY is off or not known.
  VRFY_OFF(Topic.VRFY, State.ABSENT),

  /// The server answered a reply whose lines have different codes.
  SESSION_CODES_DISAGREE(Topic.SESSION, State.PROBLEM),
  /// The null sender is refused, which mail systems must not.
  SESSION_NULL_SENDER_REFUSED(Topic.SESSION, State.PROBLEM);

  private final Topic topic;
  private final State state;

  FindingKind(Topic topic, State state) {
    this.topic = topic;
    this.state = state;
  }

  /// What it is about.
  public Topic topic() {
    return topic;
  }

  /// What it comes to.
  public State state() {
    return state;
  }
}
