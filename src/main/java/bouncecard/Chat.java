package bouncecard;

import bouncecard.adapter.cache.Memory;
import bouncecard.adapter.config.Configuration;
import bouncecard.adapter.config.ReadingKeys;
import bouncecard.adapter.config.Settings;
import bouncecard.adapter.input.FileInputs;
import bouncecard.adapter.input.Limits;
import bouncecard.adapter.state.PreferenceFile;
import bouncecard.adapter.terminal.TerminalFormat;
import bouncecard.adapter.worker.WorkerLimits;
import bouncecard.adapter.worker.WorkerPool;
import bouncecard.adapter.worker.WorkerService;
import bouncecard.app.chat.ChatService;
import bouncecard.app.chat.Deliveries;
import bouncecard.app.chat.Preferences;
import bouncecard.app.check.Checks;
import bouncecard.app.reading.BudgetedReader;
import bouncecard.app.reading.DirectReader;
import bouncecard.app.serial.ReadingForm;
import bouncecard.app.serve.Service;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/// What all chat platforms share: one service, and one memory of what was delivered.
///
/// @param behind what runs behind the service, in the order in which it is started
record Chat(ChatService service, Deliveries deliveries, List<Service> behind) {
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
    // Short words are read here; files and long pastes in processes that are ended where they take
    // too much.
    DirectReader here =
        new DirectReader(
            engine.bouncecard(), new FileInputs(InputStream.nullInputStream(), Limits.CHAT));
    WorkerPool workers = workers(configuration, engine);
    ChatService service =
        new ChatService(
            engine.bouncecard(),
            new BudgetedReader(here, workers),
            memory.chat(
                file.<Preferences>map(one -> one)
                    .orElseGet(() -> Preferences.over(memory.store()))),
            new TerminalFormat(TICKET_COLUMNS, /* coloured= */ false),
            configuration.get(Settings.LANGUAGE),
            checks);
    List<Service> behind = new ArrayList<>();
    file.ifPresent(behind::add);
    behind.add(new WorkerService(workers));
    return new Chat(service, Deliveries.over(memory.store()), List.copyOf(behind));
  }

  private static WorkerPool workers(Configuration configuration, Engine engine) {
    return new WorkerPool(
        Worker.command(
            configuration.get(ReadingKeys.MEGABYTES),
            /* hasOwnData= */ engine.forReading().length > 0),
        Worker.environment(),
        engine.forReading(),
        new WorkerLimits(
            configuration.get(ReadingKeys.WORKERS),
            configuration.get(ReadingKeys.WAITING),
            configuration.get(ReadingKeys.PATIENCE),
            configuration.get(ReadingKeys.TIME),
            configuration.get(ReadingKeys.PROCESSOR),
            configuration.get(ReadingKeys.IDLE)),
        new ReadingForm(engine.bouncecard().catalog()));
  }
}
