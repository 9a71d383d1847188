package bouncecard.app.chart;

/// A picture to send with a card.
///
/// @param png its bytes, which nobody changes
/// @param legend what its colours stand for, a line each
/// @param alternative what it shows, for who cannot see it
@SuppressWarnings("ArrayRecordComponent") // sent and never compared
public record Picture(byte[] png, String legend, String alternative) {
  /// What it is called as a file.
  public static final String NAME = "triage.png";
}
