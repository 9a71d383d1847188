package bouncecard.adapter.slack.api;

import bouncecard.catalog.MessageKey;
import java.util.Optional;

/// A text that is said in Slack only. Its words are in `platforms/slack.toml` of each language.
public enum SlackPhrase implements MessageKey {
  MISSING_SCOPE,
  FILE_UNSEEN,
  WINDOW_LATE,
  CANNOT_CHANGE,
  HELP_WAYS,
  SIGN_IN,
  HOME_CHANNELS,
  HOME_CHANNEL,
  HOME_CHANNEL_PICK,
  HOME_CHANNEL_SHOW,
  HOME_WITHOUT_PERSON,
  HOME_WITHOUT_BOT,
  HOME_UNSEEN,
  STEP_OFF,
  STEP_LANGUAGE;

  @Override
  public Optional<String> platform() {
    return Optional.of(SlackConversation.PLATFORM);
  }
}
