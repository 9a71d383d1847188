package bouncecard.adapter.discord.api;

import bouncecard.catalog.MessageKey;
import java.util.Optional;

/// A text that is said in Discord only. Its words are in `platforms/discord.toml` of each language.
public enum DiscordPhrase implements MessageKey {
  SMTP_ABOUT,
  QUERY,
  QUERY_ABOUT,
  FILE,
  FILE_ABOUT,
  LANGUAGE,
  LANGUAGE_ABOUT,
  PUBLIC,
  PUBLIC_ABOUT,
  BOUNCE,
  BOUNCE_ABOUT,
  EXPLAIN,
  PASTE_HINT,
  TOO_LATE,
  ONLY_YOU,
  UNSEEN,
  UNKNOWN,
  LACKS,
  CANNOT_SEE,
  LOCKED,
  ARCHIVED,
  CHANNEL_GONE,
  HERE_NOT,
  HELP_WAYS,
  SIGN_IN;

  @Override
  public Optional<String> platform() {
    return Optional.of(DiscordConversation.PLATFORM);
  }
}
