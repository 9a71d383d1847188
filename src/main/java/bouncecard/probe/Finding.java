package bouncecard.probe;

import bouncecard.catalog.Term;
import bouncecard.text.UntrustedText;
import java.util.Map;
import java.util.Optional;

/// One thing that a check found out beside its verdict.
///
/// @param values what fills the placeholders of the finding's texts (`findings.toml`)
/// @param publish the record or setting that would put it right, to be copied as it is
public record Finding(
    FindingKind kind, Map<String, UntrustedText> values, Optional<UntrustedText> publish) {

  /// What a finding comes to.
  public enum State implements Term {
    /// It is as it should be.
    OK,
    /// It is wrong, or soon will be.
    PROBLEM,
    /// It is not there, and need not be.
    ABSENT,
    /// It could not be found out.
    UNKNOWN
  }

  /// What a finding is about.
  public enum Topic implements Term {
    MX,
    TLS,
    VRFY,
    SESSION,
    SPF,
    DKIM,
    DMARC,
    MTA_STS,
    TLS_RPT,
    REVERSE_DNS,
    DNSBL
  }

  /// Copies the map.
  public Finding {
    values = Map.copyOf(values);
  }

  /// A finding with nothing to fill in and nothing to publish.
  public static Finding of(FindingKind kind) {
    return new Finding(kind, Map.of(), Optional.empty());
  }

  /// A finding about one thing.
  public static Finding of(FindingKind kind, String name, String value) {
    return new Finding(kind, Map.of(name, new UntrustedText(value)), Optional.empty());
  }

  /// What it is about.
  public Topic topic() {
    return kind.topic();
  }

  /// What it comes to.
  public State state() {
    return kind.state();
  }
}
