package bouncecard.probe;

import java.util.Optional;

/// Port: is told how far a check is, for whoever waits.
public interface Progress {

  /// The check is at that stage, with that server where there is one.
  void at(Stage stage, Optional<MailServer> server);
}
