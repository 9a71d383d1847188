package bouncecard.app.watch;

/// Port: writes what watching makes of a message, for a program to use.
public interface DecisionFormat {

  /// The decision on one line.
  ///
  /// @param id of the message; empty where it has none
  String render(String id, WatchDecision decision);
}
