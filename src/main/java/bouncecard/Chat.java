package bouncecard;

import bouncecard.adapter.cache.Memory;
import bouncecard.adapter.config.Configuration;
import bouncecard.adapter.config.Settings;
import bouncecard.adapter.input.FileInputs;
import bouncecard.adapter.input.Limits;
import bouncecard.adapter.state.PreferenceFile;
import bouncecard.adapter.terminal.TerminalFormat;
import bouncecard.app.Bouncecard;
import bouncecard.app.chat.ChatService;
import bouncecard.app.chat.Deliveries;
import bouncecard.app.chat.Preferences;
import bouncecard.app.check.Checks;
import bouncecard.app.serve.StartException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/// What all chat platforms share: one service, and one memory of what was delivered.
record Chat(ChatService service, Deliveries deliveries) {
  private static final int TICKET_COLUMNS = 80;

  /// @param checks live checks, where they are on: the same for all platforms
  /// @throws StartException where the file of people's choices cannot be used
  static Chat of(Configuration configuration, Bouncecard bouncecard, Optional<Checks> checks)
      throws StartException {
    Memory memory = new Memory(System::nanoTime);
    ChatService service =
        new ChatService(
            bouncecard,
            new FileInputs(InputStream.nullInputStream(), Limits.CHAT),
            memory.answers(),
            memory.questions(),
            preferences(configuration.get(Settings.STATE_FILE), memory),
            new TerminalFormat(TICKET_COLUMNS, /* coloured= */ false),
            configuration.get(Settings.LANGUAGE),
            checks);
    return new Chat(service, memory.deliveries());
  }

  private static Preferences preferences(Optional<Path> file, Memory memory) throws StartException {
    if (file.isEmpty()) {
      return memory.preferences();
    }
    try {
      return PreferenceFile.open(file.get());
    } catch (IOException e) {
      throw new StartException(
          "The file of state.file, %s, cannot be read and written (%s): make its folder, and let the bot write there."
              .formatted(file.get(), e.getClass().getSimpleName()),
          e);
    }
  }
}
