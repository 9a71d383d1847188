package bouncecard.catalog;

/// Whether the cause passes by itself, whatever the first digit says.
public enum Permanence implements Term {
  PERMANENT,
  TEMPORARY,
  SUCCESS,
  UNKNOWN
}
