package bouncecard.probe.dns;

/// The types of record that checks ask for (RFC 1035 §3.2.2, RFC 3596 §2.1).
public enum DnsType {
  A,
  AAAA,
  MX,
  TXT,
  PTR,
  CNAME
}
