package bouncecard.catalog;

/// Who defines a reply code.
public enum Standing implements Term {
  STANDARD,
  /// An RFC that only some servers implement.
  EXTENSION,
  EXPERIMENTAL,
  /// IANA names it beside an enhanced status code; no RFC defines it.
  REGISTRY_MENTION,
  VENDOR,
  /// Copied between help pages, in no RFC, sent by hardly anyone.
  FOLKLORE
}
