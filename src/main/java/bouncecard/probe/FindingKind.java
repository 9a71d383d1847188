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
  /// Mail servers with addresses of their own.
  MX_VALID(Topic.MX, State.OK),
  /// There is no such domain.
  MX_NO_SUCH_DOMAIN(Topic.MX, State.PROBLEM),
  /// Neither MX nor address.
  MX_NOWHERE(Topic.MX, State.PROBLEM),
  /// The DNS could not tell the MX.
  MX_DNS_FAILED(Topic.MX, State.UNKNOWN),
  /// All mail servers have IPv6 addresses only.
  MX_ONLY_IPV6(Topic.MX, State.PROBLEM),
  /// The address may send for the domain.
  SPF_PASS(Topic.SPF, State.OK),
  /// The address may not.
  SPF_FAIL(Topic.SPF, State.PROBLEM),
  /// The address probably may not.
  SPF_SOFTFAIL(Topic.SPF, State.PROBLEM),
  /// The record says nothing of the address.
  SPF_NEUTRAL(Topic.SPF, State.PROBLEM),
  /// The record is sound; no address is known to evaluate it for.
  SPF_VALID(Topic.SPF, State.OK),
  /// A record that was meant to be one, but is passed over.
  SPF_PASSED_OVER(Topic.SPF, State.PROBLEM),
  /// There is no record.
  SPF_ABSENT(Topic.SPF, State.ABSENT),
  /// Several records.
  SPF_SEVERAL(Topic.SPF, State.PROBLEM),
  /// A term that is none.
  SPF_SYNTAX(Topic.SPF, State.PROBLEM),
  /// More than ten lookups.
  SPF_TOO_MANY_LOOKUPS(Topic.SPF, State.PROBLEM),
  /// More than two lookups that find nothing.
  SPF_TOO_MANY_VOIDS(Topic.SPF, State.PROBLEM),
  /// An mx mechanism with more than ten servers.
  SPF_TOO_MANY_MX(Topic.SPF, State.PROBLEM),
  /// Records that include each other.
  SPF_LOOP(Topic.SPF, State.PROBLEM),
  /// An include without a record.
  SPF_INCLUDES_NOTHING(Topic.SPF, State.PROBLEM),
  /// An include with several records.
  SPF_INCLUDES_SEVERAL(Topic.SPF, State.PROBLEM),
  /// The record ends in +all.
  SPF_PASSES_ALL(Topic.SPF, State.PROBLEM),
  /// The record uses ptr.
  SPF_PTR(Topic.SPF, State.PROBLEM),
  /// The record has neither all nor redirect.
  SPF_WITHOUT_END(Topic.SPF, State.PROBLEM),
  /// Terms after all.
  SPF_BEHIND_ALL(Topic.SPF, State.PROBLEM),
  /// The DNS could not tell.
  SPF_UNKNOWN(Topic.SPF, State.UNKNOWN),
  /// A key that is long enough.
  DKIM_VALID(Topic.DKIM, State.OK),
  /// An Ed25519 key.
  DKIM_ED25519(Topic.DKIM, State.OK),
  /// No record.
  DKIM_ABSENT(Topic.DKIM, State.PROBLEM),
  /// An empty key.
  DKIM_REVOKED(Topic.DKIM, State.PROBLEM),
  /// The flag t=y.
  DKIM_TESTING(Topic.DKIM, State.PROBLEM),
  /// An RSA key below 1024 bits.
  DKIM_TOO_SHORT(Topic.DKIM, State.PROBLEM),
  /// An RSA key below 2048 bits.
  DKIM_SHORT(Topic.DKIM, State.OK),
  /// Several records.
  DKIM_SEVERAL(Topic.DKIM, State.PROBLEM),
  /// A record that is none of a key.
  DKIM_NO_KEY_RECORD(Topic.DKIM, State.PROBLEM),
  /// A key that is no Base64.
  DKIM_BROKEN_BASE64(Topic.DKIM, State.PROBLEM),
  /// Bytes that are no key of the type.
  DKIM_BROKEN_KEY(Topic.DKIM, State.PROBLEM),
  /// Another type of key.
  DKIM_UNKNOWN_TYPE(Topic.DKIM, State.PROBLEM),
  /// The key allows no SHA-256.
  DKIM_WRONG_HASH(Topic.DKIM, State.PROBLEM),
  /// The key is not for mail.
  DKIM_WRONG_SERVICE(Topic.DKIM, State.PROBLEM),
  /// The DNS could not tell.
  DKIM_UNKNOWN(Topic.DKIM, State.UNKNOWN),
  /// No selector is known.
  DKIM_WITHOUT_SELECTOR(Topic.DKIM, State.UNKNOWN),
  /// A policy that asks for something.
  DMARC_POLICY(Topic.DMARC, State.OK),
  /// A policy of none.
  DMARC_NONE(Topic.DMARC, State.OK),
  /// A record that was meant to be one, but is passed over.
  DMARC_PASSED_OVER(Topic.DMARC, State.PROBLEM),
  /// A record at the domain itself.
  DMARC_MISPLACED(Topic.DMARC, State.PROBLEM),
  /// No record on the way up.
  DMARC_ABSENT(Topic.DMARC, State.ABSENT),
  /// Several records.
  DMARC_SEVERAL(Topic.DMARC, State.PROBLEM),
  /// A record that counts for nothing.
  DMARC_IGNORED(Topic.DMARC, State.PROBLEM),
  /// A policy that there is not.
  DMARC_WRONG_POLICY(Topic.DMARC, State.PROBLEM),
  /// A record without p.
  DMARC_WITHOUT_POLICY(Topic.DMARC, State.PROBLEM),
  /// The tag t=y.
  DMARC_TESTING(Topic.DMARC, State.PROBLEM),
  /// Tags that the standard removed.
  DMARC_REMOVED_TAGS(Topic.DMARC, State.PROBLEM),
  /// A value that there is not.
  DMARC_WRONG_VALUE(Topic.DMARC, State.PROBLEM),
  /// A part that is no tag.
  DMARC_STRANGE_PART(Topic.DMARC, State.PROBLEM),
  /// No rua.
  DMARC_WITHOUT_REPORTS(Topic.DMARC, State.ABSENT),
  /// A rua that is no mailto.
  DMARC_WRONG_REPORT_ADDRESS(Topic.DMARC, State.PROBLEM),
  /// Reports for a domain that has not agreed.
  DMARC_REPORTS_UNAUTHORISED(Topic.DMARC, State.PROBLEM),
  /// SPF passes in alignment.
  DMARC_ALIGNED_BY_SPF(Topic.DMARC, State.OK),
  /// A signature is aligned.
  DMARC_ALIGNED_BY_DKIM(Topic.DMARC, State.OK),
  /// Aligned, but SPF does not pass.
  DMARC_SPF_DOES_NOT_PASS(Topic.DMARC, State.PROBLEM),
  /// Aligned, but no address is known to evaluate SPF for.
  DMARC_SPF_NOT_EVALUATED(Topic.DMARC, State.UNKNOWN),
  /// Neither is aligned.
  DMARC_NOT_ALIGNED(Topic.DMARC, State.PROBLEM),
  /// The DNS could not tell.
  DMARC_UNKNOWN(Topic.DMARC, State.UNKNOWN),
  /// A policy that is enforced.
  MTA_STS_ENFORCED(Topic.MTA_STS, State.OK),
  /// A policy that is tested.
  MTA_STS_TESTING(Topic.MTA_STS, State.OK),
  /// A policy of mode none.
  MTA_STS_OFF(Topic.MTA_STS, State.ABSENT),
  /// A record that was meant to be one, but is passed over.
  MTA_STS_PASSED_OVER(Topic.MTA_STS, State.PROBLEM),
  /// No record.
  MTA_STS_ABSENT(Topic.MTA_STS, State.ABSENT),
  /// Several records.
  MTA_STS_SEVERAL(Topic.MTA_STS, State.PROBLEM),
  /// A record without a valid id.
  MTA_STS_WRONG_ID(Topic.MTA_STS, State.PROBLEM),
  /// The policy's host has no address.
  MTA_STS_NO_HOST(Topic.MTA_STS, State.PROBLEM),
  /// The policy's host is not public.
  MTA_STS_NOT_PUBLIC(Topic.MTA_STS, State.PROBLEM),
  /// The policy's host does not answer.
  MTA_STS_UNREACHABLE(Topic.MTA_STS, State.PROBLEM),
  /// The policy's host has a bad certificate.
  MTA_STS_CERTIFICATE(Topic.MTA_STS, State.PROBLEM),
  /// Another status than 200.
  MTA_STS_NO_POLICY(Topic.MTA_STS, State.PROBLEM),
  /// A redirection.
  MTA_STS_REDIRECTED(Topic.MTA_STS, State.PROBLEM),
  /// Something else than a policy.
  MTA_STS_NOT_A_POLICY(Topic.MTA_STS, State.PROBLEM),
  /// A policy with faults.
  MTA_STS_BROKEN_POLICY(Topic.MTA_STS, State.PROBLEM),
  /// An MX that the policy does not allow.
  MTA_STS_SERVER_NOT_LISTED(Topic.MTA_STS, State.PROBLEM),
  /// The DNS could not tell.
  MTA_STS_UNKNOWN(Topic.MTA_STS, State.UNKNOWN),
  /// Reports are wanted.
  TLS_RPT_VALID(Topic.TLS_RPT, State.OK),
  /// A record that was meant to be one, but is passed over.
  TLS_RPT_PASSED_OVER(Topic.TLS_RPT, State.PROBLEM),
  /// No record.
  TLS_RPT_ABSENT(Topic.TLS_RPT, State.ABSENT),
  /// Several records.
  TLS_RPT_SEVERAL(Topic.TLS_RPT, State.PROBLEM),
  /// No valid address.
  TLS_RPT_WRONG(Topic.TLS_RPT, State.PROBLEM),
  /// The DNS could not tell.
  TLS_RPT_UNKNOWN(Topic.TLS_RPT, State.UNKNOWN),
  /// A name that points back.
  REVERSE_DNS_CONFIRMED(Topic.REVERSE_DNS, State.OK),
  /// No name.
  REVERSE_DNS_ABSENT(Topic.REVERSE_DNS, State.PROBLEM),
  /// A name that does not point back.
  REVERSE_DNS_UNCONFIRMED(Topic.REVERSE_DNS, State.PROBLEM),
  /// Several names.
  REVERSE_DNS_SEVERAL(Topic.REVERSE_DNS, State.PROBLEM),
  /// A name that a provider gives to every line.
  REVERSE_DNS_GENERIC(Topic.REVERSE_DNS, State.PROBLEM),
  /// The DNS could not tell.
  REVERSE_DNS_UNKNOWN(Topic.REVERSE_DNS, State.UNKNOWN),
  /// Listed for a reason that its code does not tell.
  DNSBL_LISTED(Topic.DNSBL, State.PROBLEM),
  /// Listed as a source of spam.
  DNSBL_LISTED_FOR_SPAM(Topic.DNSBL, State.PROBLEM),
  /// Listed as taken over.
  DNSBL_LISTED_AS_EXPLOITED(Topic.DNSBL, State.PROBLEM),
  /// Listed as not meant to send directly.
  DNSBL_LISTED_BY_POLICY(Topic.DNSBL, State.PROBLEM),
  /// Listed with its network.
  DNSBL_LISTED_WITH_NEIGHBOURS(Topic.DNSBL, State.PROBLEM),
  /// A domain that is listed.
  DNSBL_LISTED_DOMAIN(Topic.DNSBL, State.PROBLEM),
  /// A decent domain that others abuse.
  DNSBL_LISTED_ABUSED_DOMAIN(Topic.DNSBL, State.PROBLEM),
  /// Not listed.
  DNSBL_NOT_LISTED(Topic.DNSBL, State.OK),
  /// The list does not answer this resolver.
  DNSBL_REFUSES_RESOLVER(Topic.DNSBL, State.UNKNOWN),
  /// Too many questions.
  DNSBL_REFUSES_VOLUME(Topic.DNSBL, State.UNKNOWN),
  /// Another error.
  DNSBL_ERROR(Topic.DNSBL, State.UNKNOWN),
  /// An answer outside of 127.0.0.0/8.
  DNSBL_STRANGE_ANSWER(Topic.DNSBL, State.UNKNOWN),
  /// The test entry is missing.
  DNSBL_WITHOUT_TEST_ENTRY(Topic.DNSBL, State.UNKNOWN),
  /// No test entry of IPv6.
  DNSBL_WITHOUT_IPV6(Topic.DNSBL, State.UNKNOWN),
  /// The list lists what no list may.
  DNSBL_LISTS_EVERYTHING(Topic.DNSBL, State.UNKNOWN),
  /// The DNS could not tell.
  DNSBL_UNKNOWN(Topic.DNSBL, State.UNKNOWN),
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
  /// Text in plaintext stood after the answer to STARTTLS.
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
  /// A reply came that nobody had asked for.
  SESSION_UNASKED_REPLY(Topic.SESSION, State.PROBLEM),
  /// RSET was refused, which no server may.
  SESSION_RESET_REFUSED(Topic.SESSION, State.PROBLEM),
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
