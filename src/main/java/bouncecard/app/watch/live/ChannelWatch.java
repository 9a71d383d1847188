package bouncecard.app.watch.live;

import bouncecard.app.Bouncecard;
import bouncecard.app.chat.Asker;
import bouncecard.app.chat.ButtonAction;
import bouncecard.app.chat.ChatPlatform;
import bouncecard.app.chat.Delivery;
import bouncecard.app.chat.Press;
import bouncecard.app.chat.RenderedCard;
import bouncecard.app.chat.Unasked;
import bouncecard.app.chat.UnaskedCards;
import bouncecard.app.chat.UserError;
import bouncecard.app.feedback.Wanted;
import bouncecard.app.reading.SubmissionReader;
import bouncecard.app.state.StateSpace;
import bouncecard.app.state.StateStore;
import bouncecard.app.watch.HeardMessage;
import bouncecard.app.watch.HeardMessage.Author;
import bouncecard.app.watch.MarkedText;
import bouncecard.app.watch.Passage;
import bouncecard.app.watch.WatchDecision;
import bouncecard.app.watch.WatchDecision.Reason;
import bouncecard.app.watch.WatchJudge;
import bouncecard.app.watch.WatchTally;
import bouncecard.app.watch.WatchTexts;
import bouncecard.catalog.Texts;
import bouncecard.catalog.message.WatchMessage;
import bouncecard.decode.Decoding;
import bouncecard.tally.Problem;
import bouncecard.text.UntrustedText;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Watches channels: hears what is said there, and tells of each problem once.
///
/// It is safe for use by many threads.
public final class ChannelWatch implements Unasked {
  private static final Logger LOG = LoggerFactory.getLogger(ChannelWatch.class);

  /// The word for a message that nobody had time to read.
  static final String BUSY = "busy";

  private final WatchTerms terms;
  private final WatchJudge judge;
  private final SubmissionReader isolated;
  private final StateStore state;
  private final InstantSource clock;
  private final WatchLedger ledger;
  private final Supplier<String> names;
  private final Voices voices;
  private volatile WatchPresses presses;
  private volatile WatchTally tally = WatchTally.NONE;

  /// Watching by these terms, going on from what was kept.
  ///
  /// @param isolated reads files and what is long, where it takes nothing from anybody else
  /// @param names gives names of 12 characters that nobody guesses
  public ChannelWatch(
      Bouncecard bouncecard,
      SubmissionReader isolated,
      WatchTerms terms,
      WatchLedger ledger,
      StateStore state,
      Supplier<String> names,
      InstantSource clock) {
    this.terms = terms;
    this.judge = new WatchJudge(bouncecard);
    this.isolated = isolated;
    this.state = state;
    this.clock = clock;
    this.ledger = ledger;
    this.names = names;
    this.voices = new Voices(bouncecard);
    this.presses = WatchPresses.begin(terms, ledger, state, names, voices, clock);
  }

  /// Goes on from what is kept now, which another process may have changed.
  public void goOn() {
    presses = presses.over(ledger, state, names);
  }

  /// Looks again at what people chose, while another process does the watching.
  public void lookAgain() {
    presses = presses.over(ledger, names);
  }

  /// What is said on a platform goes through this from now on.
  ///
  /// @param place the workspace whose id it is; empty where a platform's ids hold everywhere
  public void speakThrough(ChatPlatform platform, String place, UnaskedCards drawing) {
    voices.add(platform, place, drawing);
  }

  /// How what an inlet tells is counted.
  public InletEar inlets() {
    return new InletEar(() -> presses, voices, clock);
  }

  /// Has what is heard be summed up as well.
  public void sumUp(WatchTally by) {
    tally = by;
  }

  /// What the operator allows.
  public WatchTerms terms() {
    return terms;
  }

  /// Whether what is said in a channel is heard.
  public boolean isWatched(WatchedChannel channel) {
    return terms.isOn() && presses.switches().isOn(channel);
  }

  /// Whether any channel of a platform is watched.
  public boolean isWatchedOn(ChatPlatform platform) {
    return terms.channels().stream().anyMatch(id -> platform.channel(id).isPresent())
        || presses.switches().isOnAnywhere(platform.name());
  }

  /// What is done about a message of a watched channel.
  ///
  /// @return a word of it for the log; [#BUSY] where it is to be heard again later
  public String hear(Heard heard) {
    PassageBudget budget = new PassageBudget(judge::read, isolated, clock);
    String word = hear(heard, budget, clock.instant());
    return word.equals(Reason.TOO_MUCH.token()) && budget.isBusy() ? BUSY : word;
  }

  private String hear(Heard heard, PassageBudget budget, Instant now) {
    HeardMessage message = heard.message();
    WatchDecision decision = judge.judge(message, budget);
    if (decision.reason() == Reason.SETTLED) {
      return settled(heard, budget, now);
    }
    if (!decision.speaks() || Problems.of(decision.found()).isEmpty()) {
      return decision.reason().token();
    }
    String words = Said.words(message);
    if (message.author() == Author.BOT && presses.desk().isEcho(heard, Said.of(words))) {
      return "echo";
    }
    Decoding found = decision.found();
    Problem problem = Problems.of(found).orElseThrow();
    String fingerprint = Problems.fingerprint(found);
    if (heard.isEdit() && !message.before().isEmpty() && saidBefore(message, fingerprint, budget)) {
      return Reason.UNCHANGED.token();
    }
    String counted = heard.told(problem);
    if (!state.addIfAbsent(StateSpace.DELIVERIES, counted, new byte[0], Episode.LONGEST)) {
      return "counted before";
    }
    if (presses.mutes().isHushed(heard.channel(), fingerprint, now)) {
      return "called wrong";
    }
    tally.count(found); // also what is muted
    if (presses.mutes().isMuted(heard.channel(), problem, now)
        && !presses.desk().isLive(heard.channel(), problem, now)) {
      return "muted";
    }
    EpisodeDesk.Noted noted = presses.desk().hear(heard, problem, found, words, now);
    if (noted == EpisodeDesk.Noted.NEW) {
      presses.switches().note(heard.channel(), Switches.Week::answering, now);
    }
    return noted.name().toLowerCase(Locale.ROOT);
  }

  private boolean saidBefore(HeardMessage message, String fingerprint, PassageBudget budget) {
    WatchDecision before =
        judge.judge(
            new HeardMessage(message.author(), message.name(), false, message.before(), List.of()),
            budget);
    return before.speaks() && Problems.fingerprint(before.found()).equals(fingerprint);
  }

  private String settled(Heard heard, PassageBudget budget, Instant now) {
    return Problems.of(judge.found(heard.message(), budget))
        .filter(problem -> presses.desk().settle(heard.channel(), problem, now))
        .map(_ -> "over")
        .orElse(Reason.SETTLED.token());
  }

  /// What is to be sent now; whoever calls it has each [#send] sent, by any thread.
  List<Work> due() {
    Instant now = clock.instant();
    presses.mutes().sweep(now);
    presses.switches().weeks(now).forEach(this::tellWeek);
    return presses
        .desk()
        .due(
            one ->
                voices.of(one.channel).isEmpty()
                    || presses.mutes().isMuted(one.channel, one.problem, now),
            now);
  }

  /// Sends all that is due, one after the other.
  public void sendDue() {
    due().forEach(this::send);
  }

  /// Whether every card shows all that was counted.
  public boolean isUpToDate() {
    return presses.desk().isUpToDate();
  }

  void send(Work work) {
    Voices.Voice voice = voices.of(work.episode().channel).orElseThrow();
    Optional<RenderedCard> card =
        work.kind() == Work.Kind.MILESTONE
            ? Optional.of(voice.cards().milestone(work))
            : voice.cards().problem(work);
    if (card.isEmpty()) {
      presses.desk().putOff(work, clock.instant());
      return;
    }
    RenderedCard shown = card.get();
    Delivery delivery =
        work.kind() == Work.Kind.EDIT && work.message().isPresent()
            ? voice.platform().edit(work.message().get(), shown)
            : voice.platform().share(work.at(), shown, work.name());
    presses
        .desk()
        .done(
            work,
            delivery,
            shown.handle().kept().own(),
            Said.start(shown.reply().card().verdict().text()),
            clock.instant());
    LOG.atInfo()
        .addKeyValue("platform", voice.platform().name())
        .addKeyValue("kind", "unasked")
        .addKeyValue("what", work.kind())
        .addKeyValue("cause", work.problem().cause())
        .addKeyValue("times", work.times())
        .addKeyValue("taken", !(delivery instanceof Delivery.Refused))
        .log("said unasked");
  }

  /// Has something that was not sent be due again later.
  void putOff(Work work) {
    presses.desk().putOff(work, clock.instant());
  }

  private void tellWeek(WatchedChannel channel, Switches.Week week) {
    voices.of(channel).ifPresent(voice -> voice.tellWeek(channel, week));
  }

  @Override
  public Optional<Done> press(Asker asker, Press press, Texts texts) {
    return presses.press(asker, press, texts);
  }

  @Override
  public void wrong(ButtonAction about, Wanted wanted) {
    presses.wrong(about, wanted);
  }

  @Override
  public Choice choice(Asker asker, Texts texts) {
    return presses.choice(asker, texts);
  }

  @Override
  public boolean choose(Asker asker, boolean isOn, boolean endsMutes) {
    return presses.choose(asker, isOn, endsMutes);
  }

  @Override
  public void forgetChannel(String id) {
    presses.forget(id);
  }

  @Override
  public Optional<UserError> wouldAnswer(UntrustedText words, Texts texts) {
    if (!terms.isOn()) {
      return Optional.empty();
    }
    WatchDecision decision =
        judge.judge(
            new HeardMessage(
                Author.PERSON,
                UntrustedText.EMPTY,
                false,
                MarkedText.passages(words.value(), Passage.Kind.PROSE),
                List.of()),
            new PassageBudget(judge::read, isolated, clock));
    return Optional.of(
        new UserError(
            decision.speaks() ? WatchMessage.WATCH_WOULD : WatchMessage.WATCH_WOULD_NOT,
            Map.of("why", texts.message(WatchTexts.of(decision.reason())))));
  }
}
