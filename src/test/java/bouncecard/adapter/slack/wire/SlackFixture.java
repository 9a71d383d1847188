package bouncecard.adapter.slack.wire;

import bouncecard.adapter.Notes;
import bouncecard.adapter.cache.Memory;
import bouncecard.adapter.cache.MemoryStore;
import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.input.FileInputs;
import bouncecard.adapter.input.Limits;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.adapter.slack.SlackService;
import bouncecard.adapter.slack.api.SlackSettings;
import bouncecard.adapter.slack.api.SlackSettings.Transport;
import bouncecard.adapter.state.sealed.SealedStore;
import bouncecard.app.Bouncecard;
import bouncecard.app.chat.service.ChatService;
import bouncecard.app.chat.state.AnswerMemo;
import bouncecard.app.chat.state.ChatState;
import bouncecard.app.chat.state.Deliveries;
import bouncecard.app.chat.state.Preferences;
import bouncecard.app.check.Checks;
import bouncecard.app.feedback.FeedbackStore;
import bouncecard.app.reading.DirectReader;
import bouncecard.app.serve.Secret;
import bouncecard.app.state.StateStore;
import bouncecard.app.watch.live.ChannelWatch;
import bouncecard.app.watch.live.WatchLedger;
import bouncecard.app.watch.live.WatchLoop;
import bouncecard.app.watch.live.WatchTerms;
import bouncecard.catalog.Language;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/// The bot as the program wires it, for Slack.
public final class SlackFixture {
  private static final Bouncecard BOUNCECARD =
      new Bouncecard(
          DataFiles.load(), new JakartaMailReader(), new JsonEventReader(DataFiles.services()));

  private final Memory memory = new Memory(System::nanoTime);
  private Deliveries deliveries = Deliveries.over(memory.store());
  private ChatState state = memory.chat();
  private Optional<Checks> checks = Optional.empty();
  private Optional<WatchLoop> watching = Optional.empty();
  private boolean hasStep;
  private Optional<ChatService> made = Optional.empty();

  /// The engine.
  static Bouncecard bouncecard() {
    return BOUNCECARD;
  }

  /// What reads here.
  static DirectReader reader() {
    return new DirectReader(BOUNCECARD, new FileInputs(InputStream.nullInputStream(), Limits.CHAT));
  }

  /// With other ports, which may fail.
  public SlackFixture with(Deliveries other) {
    deliveries = other;
    return this;
  }

  /// With other ports, which may fail.
  public SlackFixture with(AnswerMemo other) {
    ChatState usual = memory.chat();
    state =
        new ChatState(
            usual.store(),
            other,
            usual.names(),
            usual.preferences(),
            usual.keep(),
            usual.feedback());
    return this;
  }

  /// With a state that outlives the bot.
  ///
  /// @param making makes it over what is in memory
  public SlackFixture lasting(Function<StateStore, StateStore> making) {
    ChatState usual = memory.chat();
    state = memory.chat(making.apply(memory.store()), usual.preferences(), usual.keep());
    return this;
  }

  /// A state whose kept inputs are sealed in a folder, and found there again after a restart.
  static SealedStore kept(Path folder) {
    return new SealedStore(
        new MemoryStore(System::nanoTime),
        folder.resolve("kept"),
        new Secret("k".repeat(40)),
        Optional.empty(),
        InstantSource.system(),
        _ -> {});
  }

  /// With a place for what people call wrong.
  public SlackFixture with(FeedbackStore feedback) {
    state = state.with(feedback);
    return this;
  }

  /// With channels that the operator fixed.
  public SlackFixture withFixedChannels() {
    state = memory.chat(Preferences.withFixedChannels(memory.chat().preferences()));
    return this;
  }

  /// Watching by these terms, over a restart by this ledger.
  public SlackFixture watching(WatchTerms terms, WatchLedger ledger, InstantSource clock) {
    DirectReader reader =
        new DirectReader(BOUNCECARD, new FileInputs(InputStream.nullInputStream(), Limits.CHAT));
    ChannelWatch watch =
        new ChannelWatch(BOUNCECARD, reader, terms, ledger, state.store(), state.names(), clock);
    WatchLoop loop = new WatchLoop(watch);
    watching = Optional.of(loop);
    state = state.with(watch);
    loop.start();
    return this;
  }

  /// Ends watching as it ends with the bot.
  public void stopWatching() {
    watching.ifPresent(loop -> loop.stop(Duration.ofSeconds(5)));
  }

  /// With live checks.
  public SlackFixture with(Checks live) {
    checks = Optional.of(live);
    return this;
  }

  /// With the step of workflows.
  public SlackFixture withStep() {
    hasStep = true;
    return this;
  }

  /// What the operator has forgotten.
  public int forgetChannel(String channel) {
    return made.orElseThrow().self().forgetChannel(channel);
  }

  /// In Socket Mode.
  public SlackService socket(String api) {
    return service(api, new Transport.Socket(new Secret(SlackWorkspace.APP_TOKEN)));
  }

  /// In HTTP mode.
  public SlackService http(String api) {
    return service(api, new Transport.Http(new Secret(SlackSignature.SECRET)));
  }

  private SlackService service(String api, Transport transport) {
    ChatService chat =
        new ChatService(
            BOUNCECARD,
            new DirectReader(
                BOUNCECARD, new FileInputs(InputStream.nullInputStream(), Limits.CHAT)),
            state,
            Notes.KINDS,
            Language.ENGLISH,
            checks);
    made = Optional.of(chat);
    Secret bot = new Secret(SlackWorkspace.BOT_TOKEN);
    return new SlackService(
        new SlackSettings(bot, transport, URI.create(api), hasStep), chat, deliveries, watching);
  }
}
