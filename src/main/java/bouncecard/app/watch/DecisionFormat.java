package bouncecard.app.watch;

import bouncecard.catalog.Texts;

/// Port: writes what watching makes of a message, for a program to use.
public interface DecisionFormat {

  /// The decision on one line.
  ///
  /// @param id of the message; empty where it has none
  /// @param texts of the language in which notes of the operator's own are written
  String render(String id, WatchDecision decision, Texts texts);
}
