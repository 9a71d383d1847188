package bouncecard.adapter.config;

import bouncecard.app.config.Credential;
import bouncecard.app.config.Setting;
import bouncecard.app.integration.ChatIntegration;
import java.util.List;
import java.util.stream.Stream;

/// All settings and credentials that there are, in the order in which they are shown.
record Known(List<Setting<?>> settings, List<Credential> credentials) {

  /// Seals what is kept over restarts.
  static final Credential STATE_KEY =
      Credential.token("BOUNCECARD_STATE_KEY", "seals what is kept over restarts");

  /// Opens what was sealed before the key was changed.
  static final Credential STATE_KEY_OLD =
      Credential.token("BOUNCECARD_STATE_KEY_OLD", "the key before, while both are in use");

  /// The program's own, and those of chat platforms.
  static Known of(List<ChatIntegration> chats) {
    List<Setting<?>> settings =
        Stream.<List<Setting<?>>>of(
                List.of(Settings.LANGUAGE),
                chats.stream().<Setting<?>>flatMap(chat -> chat.settings().stream()).toList(),
                HttpKeys.ALL,
                FrontKeys.ALL,
                ReadingKeys.ALL,
                LmtpKeys.ALL,
                List.of(Settings.STATE_FILE, Settings.STATE_KEEP),
                StateKeys.ALL,
                List.of(
                    Settings.FEEDBACK_FILE,
                    Settings.FEEDBACK_KEEP,
                    Settings.AUDIT_FILE,
                    Settings.AUDIT_KEEP,
                    Settings.CHANNEL_SETTINGS,
                    Settings.DATA_OVERLAY,
                    Settings.LOG_LEVEL,
                    Settings.STOP_GRACE),
                WatchKeys.ALL,
                DigestKeys.ALL,
                CheckKeys.ALL)
            .<Setting<?>>flatMap(List::stream)
            .toList();
    return new Known(
        settings,
        Stream.concat(
                chats.stream().flatMap(chat -> chat.credentials().stream()),
                Stream.of(STATE_KEY, STATE_KEY_OLD, StateKeys.PASSWORD))
            .toList());
  }
}
