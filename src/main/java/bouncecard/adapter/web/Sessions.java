package bouncecard.adapter.web;

import bouncecard.app.state.StateSpace;
import bouncecard.app.state.StateStore;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/// The sessions of browsers, and those among them that people ended, which every process of one bot
/// knows. All of it may wait for the state.
///
/// @param ended is told of each that is ended, by its digest: who reads the state has no session
record Sessions(KeyRing keys, StateStore ended) {

  /// Whose session it is; empty where it is none, or over.
  Optional<String> nameOf(String session) {
    return keys.nameOfSession(session).filter(_ -> !isEnded(session));
  }

  /// Whether it was ended before its time.
  boolean isEnded(String session) {
    return ended.get(StateSpace.SESSIONS, digest(session)).isPresent();
  }

  /// Ends a session before its time, in all processes.
  void end(String session) {
    if (keys.nameOfSession(session).isPresent()) {
      ended.put(StateSpace.SESSIONS, digest(session), new byte[0], KeyRing.SESSION);
    }
  }

  private static String digest(String session) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(session.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
