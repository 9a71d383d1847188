package bouncecard.app.serve;

import java.time.Duration;

/// Port: something that runs as long as the program does, such as the connection to a chat
/// platform.
public interface Service {

  /// What a person calls it, such as `Live checks`.
  String name();

  /// Starts it. It returns when the service is in service.
  ///
  /// @throws StartException when it cannot be started, with what a person can do about it
  void start() throws StartException;

  /// How it is; any thread may ask, at any time.
  Health health();

  /// Takes nothing new, finishes what is in flight for as long as `grace`, and ends. Stopping what
  /// is stopped, or never started, does nothing.
  void stop(Duration grace);

  /// How many shares of the time for stopping it may take, where most others take one.
  default int shares() {
    return 1;
  }
}
