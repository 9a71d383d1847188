package bouncecard.app.chat.service;

import bouncecard.app.Answer;
import bouncecard.app.Answer.BounceAnswer;
import bouncecard.app.AnswerCard;
import bouncecard.app.Bouncecard;
import bouncecard.app.Venue;
import bouncecard.app.chat.Asker;
import bouncecard.app.chat.Audience;
import bouncecard.app.chat.Handle;
import bouncecard.app.chat.RenderedCard;
import bouncecard.app.chat.Unasked;
import bouncecard.app.chat.UserError;
import bouncecard.app.chat.state.ChatState;
import bouncecard.app.feedback.FeedbackStore;
import bouncecard.card.Button;
import bouncecard.card.Button.Kind;
import bouncecard.card.Card;
import bouncecard.card.Rich;
import bouncecard.card.Size;
import bouncecard.catalog.Language;
import bouncecard.catalog.Message;
import bouncecard.catalog.Texts;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The cards of a chat, with the buttons that make sense on them.
final class Cards {
  private final Bouncecard bouncecard;
  private final CachedAnswers kept;
  private final LiveChecks live;
  private final FeedbackStore feedback;
  private final Unasked unasked;

  Cards(Bouncecard bouncecard, CachedAnswers kept, LiveChecks live, ChatState state) {
    this.bouncecard = bouncecard;
    this.kept = kept;
    this.live = live;
    this.feedback = state.feedback();
    this.unasked = state.unasked();
  }

  /// Says something that is no trouble, under the title of the program.
  RenderedCard note(Language language, UserError said) {
    Card card = bouncecard.note(said.message(), said.values(), language);
    return RenderedCard.unkept(
        new AnswerCard("", new Answer.NoAnswer(List.of()), card, texts(language)));
  }

  /// Says why somebody does not get what they asked for.
  RenderedCard trouble(Language language, UserError trouble) {
    Card card = bouncecard.trouble(trouble.message(), trouble.values(), language);
    return RenderedCard.unkept(
        new AnswerCard("", new Answer.NoAnswer(List.of()), card, texts(language)));
  }

  /// The card of a handle: of the answer that was kept, or of its query where that is enough; empty
  /// where what was kept is kept no longer.
  Optional<RenderedCard> recalled(
      Asker asker, Handle handle, Language language, Audience audience) {
    boolean isKept = !handle.kept().own().isEmpty();
    Optional<Answer> answer =
        isKept
            ? kept.find(handle.kept().own())
            : Optional.of(handle.query())
                .filter(query -> !query.isEmpty())
                .map(query -> bouncecard.ask(new UntrustedText(query), Venue.CHAT).answer());
    return answer.map(
        found ->
            shown(
                asker,
                new AnswerCard(
                    "", found, bouncecard.card(found, language, handle.size()), texts(language)),
                AskedInput.read(new UntrustedText(handle.query()), List.of()),
                handle.kept(),
                audience,
                handle.size()));
  }

  /// Says to the person alone that a card is kept no longer, and how they get it again.
  RenderedCard forgotten(Handle handle, Language language) {
    String codes = handle.query();
    if (codes.isEmpty()) {
      return trouble(language, UserError.of(Message.TROUBLE_FORGOTTEN));
    }
    RenderedCard said =
        trouble(language, new UserError(Message.TROUBLE_FORGOTTEN_CODES, Map.of("codes", codes)));
    Card card = said.reply().card().with(List.of(new Button(Kind.ASK, codes, codes)));
    return RenderedCard.unkept(
        new AnswerCard("", said.reply().answer(), card, said.reply().texts()));
  }

  /// A reply with its buttons, its answer kept where they need it.
  ///
  /// @param asker who asked
  /// @param input what it answers
  /// @param keptBefore under what it is kept already
  RenderedCard shown(
      Asker asker, AnswerCard reply, AskedInput input, Handle.Kept keptBefore, Audience audience) {
    return shown(asker, reply, input, keptBefore, audience, Size.COMPACT);
  }

  private RenderedCard shown(
      Asker asker,
      AnswerCard reply,
      AskedInput input,
      Handle.Kept keptBefore,
      Audience audience,
      Size size) {
    String query = reply.query();
    boolean isRepeatable = !Button.repeatable(query).isEmpty();
    Handle.Kept under = keptBefore;
    if (under.own().isEmpty() && !isRepeatable && !(reply.answer() instanceof Answer.NoAnswer)) {
      under = Handle.Kept.of(kept.keep(asker, input, reply.answer()));
    }
    Handle handle =
        new Handle(
            isRepeatable ? query : nearest(reply.answer()), under, reply.card().language(), size);
    Card card = feedback.isOn() ? withFeedback(reply) : reply.card();
    boolean comesFromBounce = !handle.kept().origin().isEmpty();
    return with(
        new RenderedCard(reply, handle, audience),
        card.with(live.buttons(card.buttons(), reply.answer(), reply.texts(), comesFromBounce)));
  }

  /// A bounce's card can be called wrong.
  private static Card withFeedback(AnswerCard reply) {
    boolean isOfBounce =
        reply.answer() instanceof BounceAnswer(var decoding) && !decoding.all().isEmpty();
    if (!isOfBounce) {
      return reply.card();
    }
    List<Button> buttons = new ArrayList<>(reply.card().buttons());
    buttons.add(new Button(Kind.WRONG, reply.texts().message(Message.BUTTON_WRONG), ""));
    return reply.card().with(buttons);
  }

  /// The same with the reasons for it.
  RenderedCard explained(RenderedCard shown) {
    AnswerCard reply = shown.reply();
    Optional<AskedInput> asked = kept.input(shown.handle().kept().own());
    Answer answer =
        asked
            .filter(input -> input.files().isEmpty())
            .map(input -> bouncecard.explained(reply.answer(), input.words()))
            .orElseGet(() -> bouncecard.explained(reply.answer()));
    List<Rich> would =
        asked
            .flatMap(input -> unasked.wouldAnswer(input.words(), reply.texts()))
            .map(said -> Rich.of(reply.texts().message(said.message()), said.values()))
            .stream()
            .toList();
    Card card = bouncecard.card(answer, reply.card().language()).noting(would);
    return answer.equals(reply.answer())
        ? shown
        : new RenderedCard(
            new AnswerCard("", answer, card, reply.texts()), shown.handle(), shown.audience());
  }

  /// What a bounce tells of one cause, whole, for one person; nothing else is done with it.
  RenderedCard part(RenderedCard whole, int number) {
    AnswerCard reply = whole.reply();
    return bouncecard
        .part(reply.answer(), number)
        .map(
            part -> {
              Card card = bouncecard.card(part, reply.card().language());
              List<Button> dismiss =
                  card.buttons().stream().filter(button -> button.kind() == Kind.DISMISS).toList();
              return new RenderedCard(
                  new AnswerCard("", part, card.with(dismiss), reply.texts()),
                  whole.handle(),
                  Audience.ONE);
            })
        .orElse(whole);
  }

  /// With the buttons that make sense for whoever sees the card.
  static RenderedCard with(RenderedCard shown, Card card) {
    Texts texts = shown.reply().texts();
    List<Button> buttons =
        shown.audience() == Audience.ONE
            ? card.buttons().stream()
                .filter(button -> button.kind() != Kind.SHARE || isWorthSharing(shown.reply()))
                .toList()
            : card.buttons().stream()
                .filter(button -> button.kind() != Kind.SHARE && button.kind() != Kind.BACK)
                .map(
                    button ->
                        button.kind() == Kind.DISMISS
                            ? new Button(Kind.DISMISS, texts.message(Message.BUTTON_DELETE), "")
                            : button)
                .toList();
    AnswerCard reply = shown.reply();
    return new RenderedCard(
        new AnswerCard(reply.source(), reply.answer(), card.with(buttons), texts),
        shown.handle(),
        shown.audience());
  }

  /// Help, and that nothing was found, is of use to nobody else.
  private static boolean isWorthSharing(AnswerCard reply) {
    return switch (reply.answer()) {
      case Answer.HelpAnswer _, Answer.NoAnswer _, Answer.CheckAnswer _, Answer.AskAnswer _ ->
          false;
      case BounceAnswer(var decoding) -> !decoding.all().isEmpty();
      case Answer.CodeAnswer _,
          Answer.CompareAnswer _,
          Answer.TokenAnswer _,
          Answer.RuleAnswer _,
          Answer.ClassAnswer _,
          Answer.SearchAnswer _,
          Answer.CheckedAnswer _,
          Answer.TriageAnswer _ ->
          true;
    };
  }

  /// The codes of a bounce as a question.
  private static String nearest(Answer answer) {
    return answer instanceof BounceAnswer(var decoding)
        ? decoding.all().stream()
            .map(report -> report.found())
            .map(
                found ->
                    found.replyCode().map(code -> code + " ").orElse("")
                        + found.enhancedStatusCode().map(Object::toString).orElse(""))
            .map(String::strip)
            .filter(codes -> !codes.isEmpty())
            .findFirst()
            .orElse("")
        : "";
  }

  /// Small print about what was not read.
  List<Rich> notes(List<UserError> troubles, Language language) {
    if (troubles.isEmpty()) {
      return List.of();
    }
    String reasons =
        troubles.stream()
            .limit(3)
            .map(trouble -> say(trouble, language))
            .collect(Collectors.joining(" "));
    return List.of(Rich.of(texts(language).message(Message.LEFT_OUT), Map.of("reasons", reasons)));
  }

  private String say(UserError trouble, Language language) {
    return Rich.of(texts(language).message(trouble.message()), trouble.values()).text();
  }

  Texts texts(Language language) {
    return bouncecard.catalog().texts(language);
  }
}
