package bouncecard.app.integration;

import bouncecard.app.config.Credential;
import bouncecard.app.config.GivenSettings;
import bouncecard.app.config.Setting;
import bouncecard.catalog.MessageKey;
import java.util.List;
import java.util.Optional;

/// A chat platform that the bot can be connected to: what can be set of it, and what comes of that.
/// One is added to the list in `Main`. None of its library is loaded before it is connected.
public interface ChatIntegration {

  /// What can be set, in the order in which it is shown.
  List<Setting<?>> settings();

  /// What the bot signs in with.
  List<Credential> credentials();

  /// Says how to get what the bot signs in with.
  MessageKey signIn();

  /// Whether a text is what the platform gives a channel as its id.
  boolean hasChannel(String id);

  /// The platform as it is configured; empty where nobody wants it, or where something is missing,
  /// which is noted as a mistake.
  Optional<ConfiguredChat> configure(GivenSettings given);
}
