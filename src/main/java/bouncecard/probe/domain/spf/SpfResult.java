package bouncecard.probe.domain.spf;

/// The results of check_host() (RFC 7208 §2.6).
public enum SpfResult {
  NONE,
  NEUTRAL,
  PASS,
  FAIL,
  SOFTFAIL,
  TEMPERROR,
  PERMERROR
}
