package bouncecard.app.watch.live;

import bouncecard.app.chat.Audience;
import bouncecard.app.chat.RenderedCard;
import bouncecard.app.watch.live.Mutes.Scope;
import bouncecard.app.watch.live.Mutes.Span;
import bouncecard.card.Button;
import bouncecard.card.Button.Kind;
import bouncecard.card.Rich;
import bouncecard.catalog.Message;
import bouncecard.catalog.Texts;
import bouncecard.catalog.message.WatchMessage;
import bouncecard.tally.Problem;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The cards about muting.
record MuteCards(WatchCards cards) {
  private static final int LONGEST_NAME = 80;

  /// What can be muted, for whoever asks.
  RenderedCard choices(Texts texts, Episode episode) {
    List<Button> buttons = new ArrayList<>();
    for (Scope scope : Scope.values()) {
      boolean isKnown =
          switch (scope) {
            case CAUSE -> !episode.isDigest();
            case PROVIDER -> !episode.problem.provider().isEmpty();
            case CHANNEL -> true;
          };
      for (Span span : Span.values()) {
        if (isKnown) {
          buttons.add(
              new Button(
                  Kind.MUTE,
                  texts.message(label(scope)) + ": " + texts.message(label(span)),
                  episode.id + " " + scope.token() + " " + span.token()));
        }
      }
    }
    buttons.add(new Button(Kind.DISMISS, texts.message(Message.BUTTON_DISMISS), ""));
    RenderedCard shown =
        WatchCards.note(
            texts,
            texts.message(WatchMessage.BUTTON_MUTE),
            Rich.of(texts.message(WatchMessage.MUTE_WHAT)),
            buttons);
    return new RenderedCard(shown.reply(), shown.handle(), Audience.ONE);
  }

  private static WatchMessage label(Scope scope) {
    return switch (scope) {
      case CAUSE -> WatchMessage.MUTE_CAUSE;
      case PROVIDER -> WatchMessage.MUTE_PROVIDER;
      case CHANNEL -> WatchMessage.MUTE_CHANNEL;
    };
  }

  private static WatchMessage label(Span span) {
    return switch (span) {
      case HOUR -> WatchMessage.MUTE_HOUR;
      case EIGHT_HOURS -> WatchMessage.MUTE_EIGHT_HOURS;
      case MONDAY -> WatchMessage.MUTE_MONDAY;
    };
  }

  /// Says to all who muted what until when.
  RenderedCard muted(WatchedChannel channel, String name, Mutes.Mute mute, Problem problem) {
    Texts texts = cards.texts(channel);
    String what = named(texts, mute, problem);
    Rich said =
        Rich.of(
                texts.message(
                    mute.scope() == Scope.CHANNEL
                        ? WatchMessage.MUTED_CHANNEL
                        : WatchMessage.MUTED_CAUSE),
                Map.of("name", name, "what", what))
            .then(" ")
            .then(Rich.time(mute.until()));
    return WatchCards.note(
        texts,
        texts.message(Message.NOTE_TITLE),
        said,
        List.of(new Button(Kind.UNMUTE, texts.message(WatchMessage.BUTTON_UNMUTE), mute.id())));
  }

  private String named(Texts texts, Mutes.Mute mute, Problem problem) {
    return switch (mute.scope()) {
      case CAUSE -> WatchCards.cause(texts, problem);
      case PROVIDER -> cards.provider(problem);
      case CHANNEL -> "";
    };
  }

  /// A mute in a few words.
  String named(Texts texts, Mutes.Mute mute) {
    return switch (mute.scope()) {
      case CAUSE, PROVIDER -> named(texts, mute, new Problem(mute.value(), mute.value()));
      case CHANNEL -> texts.message(WatchMessage.MUTE_CHANNEL);
    };
  }

  RenderedCard unmuted(WatchedChannel channel, String name) {
    Texts texts = cards.texts(channel);
    return WatchCards.note(
        texts,
        texts.message(Message.NOTE_TITLE),
        Rich.of(texts.message(WatchMessage.UNMUTED), Map.of("name", name)),
        List.of());
  }

  static String name(UntrustedText name) {
    return name.visible(LONGEST_NAME);
  }
}
