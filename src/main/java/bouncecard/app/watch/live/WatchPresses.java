package bouncecard.app.watch.live;

import bouncecard.app.chat.Asker;
import bouncecard.app.chat.ButtonAction;
import bouncecard.app.chat.Press;
import bouncecard.app.chat.RenderedCard;
import bouncecard.app.chat.Unasked.Choice;
import bouncecard.app.chat.Unasked.Done;
import bouncecard.app.feedback.Wanted;
import bouncecard.app.state.StateStore;
import bouncecard.catalog.Term;
import bouncecard.catalog.Texts;
import bouncecard.catalog.message.WatchMessage;
import bouncecard.decode.Decoding;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The buttons of what is said unasked, as people press them: mute it, take that back, take an
/// answer away, call it wrong.
///
/// @param terms what the operator allows
record WatchPresses(
    EpisodeDesk desk,
    Mutes mutes,
    Switches switches,
    Voices voices,
    WatchTerms terms,
    InstantSource clock) {
  private static final Duration HUSHED = Duration.ofDays(7);

  /// With what is kept of before.
  static WatchPresses begin(
      WatchTerms terms,
      WatchLedger ledger,
      StateStore state,
      Supplier<String> names,
      Voices voices,
      InstantSource clock) {
    return new WatchPresses(
        new EpisodeDesk(ledger, state, names, clock.instant()),
        new Mutes(ledger, names),
        new Switches(terms, ledger),
        voices,
        terms,
        clock);
  }

  /// The same with all that is kept now.
  WatchPresses over(WatchLedger ledger, StateStore state, Supplier<String> names) {
    ledger.readAgain();
    return begin(terms, ledger, state, names, voices, clock);
  }

  /// The same with what people chose as it is kept now.
  WatchPresses over(WatchLedger ledger, Supplier<String> names) {
    ledger.readAgain();
    return new WatchPresses(
        desk, new Mutes(ledger, names), new Switches(terms, ledger), voices, terms, clock);
  }

  /// Does what a button says; empty where that is nothing to do with what is said unasked.
  Optional<Done> press(Asker asker, Press press, Texts texts) {
    ButtonAction action = press.action();
    return switch (action.kind()) {
      case MUTE -> Optional.of(mute(asker, press, texts));
      case UNMUTE -> Optional.of(unmute(asker, press, texts));
      case DISMISS -> desk.keptAs(action.handle().kept().own()).map(one -> dismiss(one));
      case ASK,
          WHOLE,
          CAUSE,
          LANGUAGE,
          DETAIL,
          CHECK,
          CHECK_AGAIN,
          BACK,
          MORE,
          SHARE,
          COPY,
          WRONG ->
          Optional.empty();
    };
  }

  private Done mute(Asker asker, Press press, Texts texts) {
    String[] fields = press.action().handle().query().split(" ", -1);
    Optional<Episode> episode =
        desk.find(fields[0])
            .filter(one -> one.channel.platform().equals(asker.person().platform()));
    Optional<Voices.Voice> voice = episode.flatMap(one -> voices.of(one.channel));
    if (episode.isEmpty() || voice.isEmpty()) {
      return over(asker, texts);
    }
    Episode one = episode.get();
    if (fields.length < 3) {
      return new Done("mute", Optional.of(voice.get().mutes().choices(texts, one)));
    }
    Optional<Mutes.Scope> scope = Term.parse(Mutes.Scope.class, fields[1]);
    Optional<Mutes.Span> span = Term.parse(Mutes.Span.class, fields[2]);
    if (scope.isEmpty() || span.isEmpty()) {
      return over(asker, texts);
    }
    Instant now = clock.instant();
    Mutes.Mute mute =
        mutes.add(one.channel, scope.get(), one.problem, span.get().from(now, terms.zone()));
    switches.note(one.channel, Switches.Week::muting, now);
    RenderedCard said =
        voice.get().mutes().muted(one.channel, MuteCards.name(press.name()), mute, one.problem);
    voice.get().platform().post(desk.at(one), said);
    return new Done("muted", Optional.empty());
  }

  private Done unmute(Asker asker, Press press, Texts texts) {
    WatchedChannel where = WatchedChannel.of(asker);
    String id = press.action().handle().query();
    Optional<WatchedChannel> muted = mutes.channel(id);
    Optional<Voices.Voice> voice = voices.of(where);
    if (muted.isEmpty() || voice.isEmpty() || !mutes.remove(muted.get(), id)) {
      return over(asker, texts);
    }
    voice
        .get()
        .platform()
        .edit(press.card(), voice.get().mutes().unmuted(where, MuteCards.name(press.name())));
    return new Done("unmuted", Optional.empty());
  }

  private Done dismiss(Episode one) {
    take(one);
    return new Done("dismissed", Optional.empty());
  }

  /// Takes an answer away; its problem is not told of again while it goes on.
  private void take(Episode one) {
    desk.removed(one);
    desk.message(one)
        .ifPresent(
            message -> voices.of(one.channel).ifPresent(voice -> voice.platform().delete(message)));
  }

  private Done over(Asker asker, Texts texts) {
    return new Done(
        "over",
        voices
            .of(WatchedChannel.of(asker))
            .map(voice -> voice.cards().told(texts, WatchMessage.MUTE_OVER)));
  }

  /// What is no bounce is not answered in the channel for a week.
  void wrong(ButtonAction about, Wanted wanted) {
    desk.keptAs(about.handle().kept().own())
        .ifPresent(
            one -> {
              Instant now = clock.instant();
              switches.note(one.channel, Switches.Week::wronged, now);
              if (wanted.what() == Wanted.What.NOT_A_BOUNCE) {
                desk.found(one)
                    .or(() -> recalled(one))
                    .ifPresent(
                        found ->
                            mutes.hush(one.channel, Problems.fingerprint(found), now.plus(HUSHED)));
                take(one);
              }
            });
  }

  private Optional<Decoding> recalled(Episode one) {
    return voices.of(one.channel).flatMap(voice -> voice.cards().recalled(one.kept));
  }

  /// What people may choose in the channel where somebody asks.
  Choice choice(Asker asker, Texts texts) {
    WatchedChannel channel = WatchedChannel.of(asker);
    boolean isFixed = switches.isByOperator(channel);
    String muted =
        voices
            .of(channel)
            .map(
                voice ->
                    mutes.of(channel, clock.instant()).stream()
                        .map(one -> voice.mutes().named(texts, one))
                        .distinct()
                        .collect(Collectors.joining(", ")))
            .orElse("");
    return new Choice(terms.isByPeople() || isFixed, switches.isOn(channel), isFixed, muted);
  }

  /// Takes what they chose; whether that changed anything.
  boolean choose(Asker asker, boolean isOn, boolean endsMutes) {
    WatchedChannel channel = WatchedChannel.of(asker);
    boolean isChanged =
        terms.isByPeople() && !switches.isByOperator(channel) && isOn != switches.isOn(channel);
    if (isChanged && isOn) {
      switches.switchOn(channel, clock.instant());
    } else if (isChanged) {
      switches.switchOff(channel);
    }
    boolean hasMutes = !mutes.of(channel, clock.instant()).isEmpty();
    if (endsMutes) {
      mutes.removeAll(channel);
    }
    return isChanged || (endsMutes && hasMutes);
  }

  /// Forgets all that is known of the channels with this id.
  void forget(String id) {
    desk.forget(id);
    mutes.forget(id);
    switches.forget(id);
  }
}
