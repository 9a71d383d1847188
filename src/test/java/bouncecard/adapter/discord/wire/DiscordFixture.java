package bouncecard.adapter.discord.wire;

import bouncecard.adapter.Notes;
import bouncecard.adapter.cache.Memory;
import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.discord.DiscordService;
import bouncecard.adapter.discord.gateway.DiscordSettings;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.input.FileInputs;
import bouncecard.adapter.input.Limits;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.adapter.wire.WebStandIn;
import bouncecard.app.Answer;
import bouncecard.app.AnswerCard;
import bouncecard.app.Bouncecard;
import bouncecard.app.Venue;
import bouncecard.app.chat.ChatConnection;
import bouncecard.app.chat.Person;
import bouncecard.app.chat.service.ChatService;
import bouncecard.app.chat.state.ChatState;
import bouncecard.app.chat.state.Deliveries;
import bouncecard.app.chat.state.Preferences;
import bouncecard.app.check.Checks;
import bouncecard.app.feedback.FeedbackStore;
import bouncecard.app.feedback.WrongAnswer;
import bouncecard.app.reading.DirectReader;
import bouncecard.app.replica.Hands;
import bouncecard.app.serve.Health;
import bouncecard.app.serve.Secret;
import bouncecard.app.serve.StartException;
import bouncecard.app.watch.live.ChannelWatch;
import bouncecard.app.watch.live.WatchLedger;
import bouncecard.app.watch.live.WatchLoop;
import bouncecard.app.watch.live.WatchTerms;
import bouncecard.card.Size;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Language;
import bouncecard.text.UntrustedText;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The bot in Discord, with Discord's stand-ins around it.
final class DiscordFixture implements AutoCloseable {
  static final Catalog CATALOG = DataFiles.load();
  static final Duration SOON = Duration.ofSeconds(10);

  /// Somebody whose language cannot be found out because of a fault, the first time.
  static final DiscordPerson FAILING =
      new DiscordPerson("500000000000000666", "en-US", DiscordPerson.Place.GUILD);

  private static final Bouncecard BOUNCECARD =
      new Bouncecard(CATALOG, new JakartaMailReader(), new JsonEventReader(DataFiles.services()));

  private final DiscordGuild discord = new DiscordGuild(this::address);
  private final WebStandIn web = new WebStandIn(discord::answer);
  private final DiscordGatewayStandIn gateway;
  private final List<WrongAnswer> wrong = new CopyOnWriteArrayList<>();
  private final FeedbackStore feedback =
      new FeedbackStore() {
        @Override
        public boolean isOn() {
          return true;
        }

        @Override
        public void keep(WrongAnswer one) {
          wrong.add(one);
        }
      };
  private final Optional<Checks> checks;
  private final Optional<Watching> watching;
  private Optional<WatchLoop> loop = Optional.empty();
  private Hands hands = Hands.ALONE;
  private ChatConnection service;

  /// The stand-ins, and a bot that is not started.
  DiscordFixture(boolean hasGuild) {
    this(hasGuild, Optional.empty());
  }

  /// The same, with live checks.
  DiscordFixture(Checks checks) {
    this(/* hasGuild= */ true, Optional.of(checks));
  }

  /// The same, watching by these terms.
  DiscordFixture(WatchTerms terms, WatchLedger ledger, InstantSource clock) {
    this(/* hasGuild= */ true, Optional.empty(), Optional.of(new Watching(terms, ledger, clock)));
  }

  private record Watching(WatchTerms terms, WatchLedger ledger, InstantSource clock) {}

  private DiscordFixture(boolean hasGuild, Optional<Checks> checks) {
    this(hasGuild, checks, Optional.empty());
  }

  private DiscordFixture(boolean hasGuild, Optional<Checks> checks, Optional<Watching> watching) {
    this.checks = checks;
    this.watching = watching;
    gateway = new DiscordGatewayStandIn(hasGuild);
    service = service(DiscordGuild.TOKEN);
  }

  private String address() {
    return web.address();
  }

  /// The same beside other processes.
  DiscordFixture beside(Hands others) {
    hands = others;
    service = service(DiscordGuild.TOKEN);
    return this;
  }

  ChatConnection service(String token) {
    Memory memory = new Memory(System::nanoTime);
    ChatState state =
        memory.chat(failingFor(FAILING, Preferences.over(memory.store()))).with(feedback);
    stopWatching();
    loop =
        watching.map(
            one ->
                new WatchLoop(
                    new ChannelWatch(
                        BOUNCECARD,
                        new DirectReader(
                            BOUNCECARD, new FileInputs(InputStream.nullInputStream(), Limits.CHAT)),
                        one.terms(),
                        one.ledger(),
                        memory.store(),
                        state.names(),
                        one.clock())));
    loop.ifPresent(WatchLoop::start);
    ChatService chat =
        new ChatService(
            BOUNCECARD,
            new DirectReader(
                BOUNCECARD, new FileInputs(InputStream.nullInputStream(), Limits.CHAT)),
            loop.map(one -> state.with(one.watch())).orElse(state),
            Notes.KINDS,
            Language.ENGLISH,
            checks);
    DiscordSettings settings =
        new DiscordSettings(
            new Secret(token), URI.create(web.address() + "/api/v10/"), Optional.of(gateway.uri()));
    return new DiscordService(chat, Deliveries.over(memory.store()), settings, loop, hands);
  }

  /// What is answered in English to whoever asks this.
  static AnswerCard reply(String query) {
    Answer answer = BOUNCECARD.ask(new UntrustedText(query), Venue.CHAT).answer();
    return new AnswerCard(
        "",
        answer,
        BOUNCECARD.card(answer, Language.ENGLISH, Size.COMPACT),
        CATALOG.texts(Language.ENGLISH));
  }

  private static Preferences failingFor(DiscordPerson person, Preferences others) {
    AtomicBoolean hasFailed = new AtomicBoolean();
    return new Preferences() {
      @Override
      public Optional<Language> language(Person asker) {
        if (asker.id().equals(person.id()) && !hasFailed.getAndSet(true)) {
          throw new IllegalStateException("as wanted, of " + person.id());
        }
        return others.language(asker);
      }

      @Override
      public void choose(Person asker, Optional<Language> language) {
        others.choose(asker, language);
      }

      @Override
      public boolean isForAll(Person channel) {
        return others.isForAll(channel);
      }

      @Override
      public void chooseForAll(Person channel, boolean isForAll) {
        others.chooseForAll(channel, isForAll);
      }
    };
  }

  /// Ends the bot and starts another one, as after a restart.
  void restart() throws StartException {
    restart(() -> {});
  }

  /// @param between what is done while no bot runs
  void restart(Runnable between) throws StartException {
    service.stop(SOON);
    between.run();
    service = service(DiscordGuild.TOKEN);
    service.start();
  }

  ChatConnection service() {
    return service;
  }

  /// What was called wrong.
  List<WrongAnswer> wrong() {
    return wrong;
  }

  DiscordGuild discord() {
    return discord;
  }

  DiscordGatewayStandIn gateway() {
    return gateway;
  }

  /// Delivers an interaction; answers with its id.
  String deliver(ObjectNode interaction) {
    gateway.dispatch("INTERACTION_CREATE", interaction);
    return interaction.path("id").asString();
  }

  /// Delivers a message; answers with its id.
  String say(ObjectNode message) {
    gateway.dispatch("MESSAGE_CREATE", message);
    return message.path("id").asString();
  }

  /// The first answer to an interaction.
  DiscordCall callback(String id) {
    return await("callback", id);
  }

  /// The first answer to an interaction that is delivered now.
  DiscordCall callback(ObjectNode interaction) {
    return callback(deliver(interaction));
  }

  /// The first call of this name about this id, or the token of the interaction with this id.
  DiscordCall await(String name, String id) {
    return discord.calls().await(call -> call.is(name, id) || call.is(name, "token-" + id), SOON);
  }

  /// How many calls of this name there are about an interaction.
  List<DiscordCall> all(String name, String id) {
    return discord.calls().all(call -> call.is(name, id) || call.is(name, "token-" + id));
  }

  /// Waits until the bot is in service.
  void awaitUp() {
    await(() -> service.health().state() == Health.State.UP);
  }

  /// Waits until something holds.
  static void await(BooleanSupplier such) {
    long end = System.nanoTime() + SOON.toNanos() * 2;
    while (!such.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within " + SOON.multipliedBy(2));
      }
      java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
    }
  }

  /// A press of the first button that begins so, or a choice from the menu that holds one.
  static ObjectNode press(DiscordPerson person, ObjectNode card, String kind) {
    for (JsonNode menu : card.findParents("options")) {
      for (String value : menu.path("options").findValuesAsString("value")) {
        if (value.startsWith(kind + "|")) {
          return DiscordPayloads.choose(person, card, menu.path("custom_id").asString(), value);
        }
      }
    }
    return DiscordPayloads.press(person, card, button(card, kind));
  }

  /// What the first button, or the first option of a menu, that begins so does.
  static String button(JsonNode drawn, String kind) {
    return Stream.concat(
            drawn.findValuesAsString("custom_id").stream(),
            drawn.findValuesAsString("value").stream())
        .filter(id -> id.startsWith(kind + "|") || id.equals(kind))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + kind + " in " + drawn));
  }

  private void stopWatching() {
    loop.ifPresent(one -> one.stop(Duration.ofSeconds(5)));
  }

  @Override
  public void close() {
    stopWatching();
    service.stop(Duration.ofSeconds(5));
    gateway.close();
    web.close();
  }
}
