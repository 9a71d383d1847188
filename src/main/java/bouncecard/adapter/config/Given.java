package bouncecard.adapter.config;

import bouncecard.app.config.Credential;
import bouncecard.app.config.GivenSettings;
import bouncecard.app.config.Setting;
import bouncecard.app.serve.Secret;
import java.net.URI;
import java.util.Optional;

/// The values that were read, for whoever declared them.
record Given(Resolved resolved, Credentials credentials, ConfigErrors mistakes)
    implements GivenSettings {

  @Override
  public <T> T get(Setting<T> setting) {
    return resolved.get(setting);
  }

  @Override
  public boolean isSound(Setting<?> setting) {
    return resolved.isSound(setting);
  }

  @Override
  public boolean isMeant(Credential credential) {
    return credentials.isMeant(credential);
  }

  @Override
  public void unneeded(Credential credential) {
    credentials.unneeded(credential);
  }

  @Override
  public Optional<Secret> secret(Credential credential) {
    return credentials.secret(credential);
  }

  @Override
  public Optional<URI> address(Credential credential) {
    return credentials.address(credential);
  }

  @Override
  public void mistake(String sentence) {
    mistakes.add(sentence);
  }
}
