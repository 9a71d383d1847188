package bouncecard.app.config;

import bouncecard.app.serve.Secret;
import java.net.URI;
import java.util.Optional;

/// The settings and credentials that the operator gave, for whoever declared them.
public interface GivenSettings {

  /// What a setting is set to; where that is a mistake, its default.
  <T> T get(Setting<T> setting);

  /// Whether a setting holds what the operator wants, and not the default in the place of a
  /// mistake.
  boolean isSound(Setting<?> setting);

  /// Whether somebody meant to give a credential, and be it in a way that does not work.
  boolean isMeant(Credential credential);

  /// Says that a credential is not used as all is configured: that it was given and is empty is
  /// then no mistake.
  void unneeded(Credential credential);

  /// A secret; empty where none was given.
  Optional<Secret> secret(Credential credential);

  /// An address, with a slash at its end; empty where there is none.
  Optional<URI> address(Credential credential);

  /// Notes what the operator has to change, in one sentence. The program does not start then.
  void mistake(String sentence);
}
