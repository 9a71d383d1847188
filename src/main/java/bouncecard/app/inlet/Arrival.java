package bouncecard.app.inlet;

/// An arrival by an inlet, whole, of which nothing was read yet.
///
/// @param inlet the inlet's name
/// @param id names what it tells, the same where it is sent again; empty where its bytes do
/// @param token what its sender may use once and no more, whatever else is sent with it; empty
///   where there is none
/// @param contentType as the sender names it; empty where nobody did
/// @param bytes what came, which nobody changes
@SuppressWarnings("ArrayRecordComponent") // handed on, and never compared
public record Arrival(String inlet, String id, String token, String contentType, byte[] bytes) {

  /// One that is known by its bytes alone.
  public static Arrival of(String inlet, String contentType, byte[] bytes) {
    return new Arrival(inlet, "", "", contentType, bytes);
  }

  /// One with an id.
  public static Arrival of(String inlet, String id, String contentType, byte[] bytes) {
    return new Arrival(inlet, id, "", contentType, bytes);
  }
}
