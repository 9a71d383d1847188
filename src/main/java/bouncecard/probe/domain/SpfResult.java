package bouncecard.probe.domain;

/// The results of check_host() (RFC 7208 §2.6).
enum SpfResult {
  NONE,
  NEUTRAL,
  PASS,
  FAIL,
  SOFTFAIL,
  TEMPERROR,
  PERMERROR
}
