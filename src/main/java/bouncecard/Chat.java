package bouncecard;

import bouncecard.adapter.config.Configuration;
import bouncecard.adapter.config.ReadingKeys;
import bouncecard.adapter.config.Settings;
import bouncecard.adapter.config.StateKeys;
import bouncecard.adapter.config.WatchKeys;
import bouncecard.adapter.input.FileInputs;
import bouncecard.adapter.input.Limits;
import bouncecard.adapter.markdown.JiraFormat;
import bouncecard.adapter.markdown.MarkdownFormat;
import bouncecard.adapter.noted.FeedbackFile;
import bouncecard.adapter.state.ForgetRequests;
import bouncecard.adapter.state.PreferenceFile;
import bouncecard.adapter.state.WatchFile;
import bouncecard.adapter.state.redis.RedisState;
import bouncecard.adapter.state.sealed.SealedStore;
import bouncecard.adapter.worker.WorkerLimits;
import bouncecard.adapter.worker.WorkerPool;
import bouncecard.adapter.worker.WorkerService;
import bouncecard.app.chat.Note;
import bouncecard.app.chat.service.ChatService;
import bouncecard.app.chat.state.ChatState;
import bouncecard.app.chat.state.Deliveries;
import bouncecard.app.chat.state.Preferences;
import bouncecard.app.check.Checks;
import bouncecard.app.feedback.FeedbackStore;
import bouncecard.app.measure.MeasuredReader;
import bouncecard.app.measure.Measures;
import bouncecard.app.reading.BudgetedReader;
import bouncecard.app.reading.DirectReader;
import bouncecard.app.reading.SubmissionReader;
import bouncecard.app.serial.ReadingForm;
import bouncecard.app.serve.Secret;
import bouncecard.app.serve.Service;
import bouncecard.app.state.StateStore;
import bouncecard.app.watch.live.ChannelWatch;
import bouncecard.app.watch.live.WatchLedger;
import bouncecard.app.watch.live.WatchLoop;
import bouncecard.app.watch.live.WatchTerms;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The part that all chat platforms share: one service, and one memory of what was delivered.
///
/// @param reader reads what is handed in, within its budget
/// @param state what is kept, over a restart where it can be
/// @param behind what runs behind the service, in the order in which it is started
/// @param watching what is done about channels that are watched
/// @param digest what sums that up
/// @param inlets what comes in by itself; empty where nothing does
record Chat(
    ChatService service,
    SubmissionReader reader,
    StateStore state,
    Deliveries deliveries,
    List<Service> behind,
    WatchLoop watching,
    DigestWiring digest,
    Optional<InletWiring> inlets) {
  private static final Logger LOG = LoggerFactory.getLogger(Chat.class);

  /// @param checks live checks, where they are on: the same for all platforms
  /// @param kept what is kept, shared with the checks
  /// @param replica what makes this process one of several
  /// @param measures counts what is done
  static Chat of(
      Configuration configuration,
      Engine engine,
      Optional<Checks> checks,
      StateWiring kept,
      ReplicaWiring replica,
      Measures measures) {
    Optional<PreferenceFile> file =
        configuration
            .get(Settings.STATE_FILE)
            .filter(_ -> kept.redis().isEmpty())
            .map(
                path ->
                    PreferenceFile.open(path, LoggerFactory.getLogger(PreferenceFile.class)::warn));
    // Short words are read here; files and long pastes in processes that are ended where they take
    // too much.
    DirectReader here =
        new DirectReader(
            engine.bouncecard(), new FileInputs(InputStream.nullInputStream(), Limits.CHAT));
    WorkerPool workers = workers(configuration, engine);
    Optional<SealedStore> sealed = sealed(configuration, kept.store());
    ChatState state =
        kept.memory()
            .chat(
                sealed.<StateStore>map(one -> one).orElseGet(kept::store),
                preferences(configuration, file, kept),
                configuration.get(Settings.STATE_KEEP))
            .with(feedback(configuration))
            .with(measures);
    WatchTerms terms =
        WatchTerms.of(
            configuration.get(WatchKeys.CHANNELS),
            configuration.get(WatchKeys.BY_PEOPLE),
            ZoneId.systemDefault());
    Optional<WatchFile> ledger = ledger(configuration, terms);
    WatchLedger lines =
        kept.redis().map(RedisState::ledger).or(() -> ledger).orElseGet(WatchLedger::inMemory);
    ChannelWatch watch =
        new ChannelWatch(
            engine.bouncecard(),
            workers,
            terms,
            lines,
            state.store(),
            state.names(),
            InstantSource.system());
    boolean hasInlets = !configuration.inlets().isEmpty();
    WatchLoop watching =
        new WatchLoop(watch, terms.isOn() || hasInlets)
            .telling(measures::watched)
            .where(replica::isLeading, replica::isFollowing);
    SubmissionReader reader =
        new MeasuredReader(new BudgetedReader(here, workers), measures, System::nanoTime);
    measures.queue("reading", workers::waiting);
    measures.queue("watch", watching::waiting);
    DigestWiring digest = DigestWiring.of(configuration, engine, watch, lines, kept);
    InletWiring.Around around =
        new InletWiring.Around(reader, watch.inlets(), lines, digest.tally(), measures);
    Optional<InletWiring> inlets =
        hasInlets
            ? Optional.of(
                kept.redis()
                    .map(redis -> InletWiring.shared(configuration, engine, around, redis))
                    .orElseGet(() -> InletWiring.alone(configuration, engine, around)))
            : Optional.empty();
    ChatService service =
        new ChatService(
            engine.bouncecard(),
            reader,
            state.with(watch),
            List.of(
                new Note.Kind("Markdown", "bouncecard.md", new MarkdownFormat()),
                new Note.Kind("Jira", "bouncecard.jira.txt", new JiraFormat())),
            configuration.get(Settings.LANGUAGE),
            checks);
    List<Service> behind = new ArrayList<>(kept.redis().stream().toList());
    file.ifPresent(behind::add);
    sealed.ifPresent(behind::add);
    behind.add(new WorkerService(workers));
    ledger.ifPresent(behind::add);
    configuration
        .get(Settings.STATE_FILE)
        .map(path -> new ForgetRequests(path, service.self()::forgetChannel))
        .ifPresent(behind::add);
    return new Chat(
        service,
        reader,
        state.store(),
        Deliveries.over(kept.store()),
        List.copyOf(behind),
        watching,
        digest,
        inlets);
  }

  /// What is watched over restarts; empty where the operator gave no place for it.
  private static Optional<WatchFile> ledger(Configuration configuration, WatchTerms terms) {
    return configuration
        .get(Settings.STATE_FILE)
        .filter(_ -> configuration.get(StateKeys.URL).isEmpty())
        .filter(_ -> terms.isOn() || !configuration.inlets().isEmpty())
        .map(Path::toAbsolutePath)
        .map(path -> WatchFile.open(path.resolveSibling(path.getFileName() + ".watch"), LOG::warn));
  }

  private static Preferences preferences(
      Configuration configuration, Optional<PreferenceFile> file, StateWiring kept) {
    Preferences chosen =
        kept.redis()
            .map(RedisState::preferences)
            .or(() -> file)
            .orElseGet(() -> Preferences.over(kept.store()));
    return configuration.get(Settings.CHANNEL_SETTINGS)
        ? chosen
        : Preferences.withFixedChannels(chosen);
  }

  private static FeedbackStore feedback(Configuration configuration) {
    return configuration
        .get(Settings.FEEDBACK_FILE)
        .<FeedbackStore>map(file -> feedback(file, configuration.get(Settings.FEEDBACK_KEEP)))
        .orElse(FeedbackStore.NONE);
  }

  private static FeedbackFile feedback(Path path, Duration keep) {
    FeedbackFile file = new FeedbackFile(path, keep, InstantSource.system(), LOG::warn);
    file.clean();
    return file;
  }

  /// What buttons need over restarts; empty where the operator gave no key or no place for it.
  private static Optional<SealedStore> sealed(Configuration configuration, StateStore below) {
    Optional<Path> file = configuration.get(Settings.STATE_FILE);
    Optional<Secret> key = configuration.stateKey();
    boolean isShared = configuration.get(StateKeys.URL).isPresent();
    if (file.isEmpty() || key.isEmpty() || isShared) {
      return Optional.empty();
    }
    Path path = file.get().toAbsolutePath();
    return Optional.of(
        new SealedStore(
            below,
            path.resolveSibling(path.getFileName() + ".kept"),
            key.get(),
            configuration.formerStateKey(),
            InstantSource.system(),
            LOG::warn));
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
