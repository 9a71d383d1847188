package bouncecard;

import bouncecard.adapter.cache.Memory;
import bouncecard.adapter.config.Configuration;
import bouncecard.adapter.config.Settings;
import bouncecard.adapter.input.FileInputs;
import bouncecard.adapter.input.Limits;
import bouncecard.adapter.state.PreferenceFile;
import bouncecard.adapter.terminal.TerminalFormat;
import bouncecard.adapter.worker.WorkerLimits;
import bouncecard.adapter.worker.WorkerPool;
import bouncecard.app.chat.ChatService;
import bouncecard.app.chat.Deliveries;
import bouncecard.app.chat.Preferences;
import bouncecard.app.check.Checks;
import bouncecard.app.reading.BudgetedReader;
import bouncecard.app.reading.DirectReader;
import bouncecard.app.reading.SubmissionReader;
import bouncecard.app.serial.ReadingForm;
import bouncecard.app.serve.Service;
import java.io.InputStream;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/// What all chat platforms share: one service, and one memory of what was delivered.
record Chat(ChatService service, Deliveries deliveries, Optional<Service> state) {
  private static final int TICKET_COLUMNS = 80;

  /// @param checks live checks, where they are on: the same for all platforms
  /// @param memory what is kept, shared with the checks
  static Chat of(
      Configuration configuration, Engine engine, Optional<Checks> checks, Memory memory) {
    Optional<PreferenceFile> file =
        configuration
            .get(Settings.STATE_FILE)
            .map(
                path ->
                    PreferenceFile.open(path, LoggerFactory.getLogger(PreferenceFile.class)::warn));
    ChatService service =
        new ChatService(
            engine.bouncecard(),
            reader(engine),
            memory.chat(
                file.<Preferences>map(one -> one)
                    .orElseGet(() -> Preferences.over(memory.store()))),
            new TerminalFormat(TICKET_COLUMNS, /* coloured= */ false),
            configuration.get(Settings.LANGUAGE),
            checks);
    return new Chat(service, Deliveries.over(memory.store()), file.map(one -> one));
  }

  /// Short words are read here; files and long pastes in processes that are ended where they take
  /// too much.
  private static SubmissionReader reader(Engine engine) {
    return new BudgetedReader(
        new DirectReader(
            engine.bouncecard(), new FileInputs(InputStream.nullInputStream(), Limits.CHAT)),
        new WorkerPool(
            Worker.command(engine.forReading().length > 0),
            Worker.environment(),
            engine.forReading(),
            WorkerLimits.USUAL,
            new ReadingForm(engine.bouncecard().catalog())));
  }
}
