package bouncecard.adapter.config;

import bouncecard.app.config.Credential;
import bouncecard.app.config.Setting;
import bouncecard.app.integration.ChatIntegration;
import java.util.List;
import java.util.stream.Stream;

/// All settings and credentials that there are, in the order in which they are shown.
record Known(List<Setting<?>> settings, List<Credential> credentials) {

  /// The program's own, and those of chat platforms.
  static Known of(List<ChatIntegration> chats) {
    List<Setting<?>> settings =
        Stream.<List<Setting<?>>>of(
                List.of(Settings.LANGUAGE),
                chats.stream().<Setting<?>>flatMap(chat -> chat.settings().stream()).toList(),
                HttpKeys.ALL,
                ReadingKeys.ALL,
                List.of(
                    Settings.STATE_FILE,
                    Settings.DATA_OVERLAY,
                    Settings.LOG_LEVEL,
                    Settings.STOP_GRACE),
                CheckKeys.ALL)
            .<Setting<?>>flatMap(List::stream)
            .toList();
    return new Known(
        settings, chats.stream().flatMap(chat -> chat.credentials().stream()).toList());
  }
}
