package bouncecard.app.chat;

import bouncecard.app.Answer;
import bouncecard.app.Answer.BounceAnswer;
import bouncecard.app.AnswerCard;
import bouncecard.app.Bouncecard;
import bouncecard.app.Venue;
import bouncecard.card.Button;
import bouncecard.card.Button.Kind;
import bouncecard.card.Card;
import bouncecard.card.Rich;
import bouncecard.card.Size;
import bouncecard.catalog.Language;
import bouncecard.catalog.Message;
import bouncecard.catalog.Texts;
import bouncecard.text.UntrustedText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The cards of a chat, with the buttons that make sense on them.
final class Cards {
  private final Bouncecard bouncecard;
  private final CachedAnswers kept;
  private final LiveChecks live;

  Cards(Bouncecard bouncecard, CachedAnswers kept, LiveChecks live) {
    this.bouncecard = bouncecard;
    this.kept = kept;
    this.live = live;
  }

  /// Says why somebody does not get what they asked for.
  RenderedCard trouble(Language language, UserError trouble) {
    Card card = bouncecard.trouble(trouble.message(), trouble.values(), language);
    return RenderedCard.unkept(
        new AnswerCard("", new Answer.NoAnswer(List.of()), card, texts(language)));
  }

  /// The card of a handle: of the answer that was kept, else of the query that comes nearest.
  RenderedCard recalled(Handle handle, Language language, Audience audience) {
    Optional<Answer> answer = kept.find(handle.own());
    boolean isOfBounce = !handle.kept().isEmpty() && answer.isEmpty();
    if (answer.isEmpty() && !handle.query().isEmpty()) {
      answer = Optional.of(bouncecard.ask(new UntrustedText(handle.query()), Venue.CHAT).answer());
    }
    if (answer.isEmpty()) {
      return trouble(language, UserError.of(Message.TROUBLE_FORGOTTEN));
    }
    Card card = bouncecard.card(answer.get(), language, handle.size());
    AnswerCard reply =
        new AnswerCard(
            "",
            answer.get(),
            isOfBounce
                ? card.noting(List.of(Rich.of(texts(language).message(Message.TROUBLE_FORGOTTEN))))
                : card,
            texts(language));
    AskedInput input = AskedInput.read(new UntrustedText(handle.query()), List.of());
    return shown(reply, input, isOfBounce ? "" : handle.kept(), audience, handle.size());
  }

  /// A reply with its buttons, its answer kept where they need it.
  ///
  /// @param input what it answers
  /// @param keptBefore under what it is kept already; else empty
  RenderedCard shown(AnswerCard reply, AskedInput input, String keptBefore, Audience audience) {
    return shown(reply, input, keptBefore, audience, Size.COMPACT);
  }

  private RenderedCard shown(
      AnswerCard reply, AskedInput input, String keptBefore, Audience audience, Size size) {
    String query = reply.query();
    boolean isRepeatable = !Button.repeatable(query).isEmpty();
    String under = keptBefore;
    if (under.isEmpty() && !isRepeatable && !(reply.answer() instanceof Answer.NoAnswer)) {
      under = kept.keep(input, reply.answer());
    }
    Handle handle =
        new Handle(
            isRepeatable ? query : nearest(reply.answer()), under, reply.card().language(), size);
    Card card = reply.card();
    boolean comesFromBounce = !handle.origin().isEmpty();
    return with(
        new RenderedCard(reply, handle, audience),
        card.with(live.buttons(card.buttons(), reply.answer(), reply.texts(), comesFromBounce)));
  }

  /// What a bounce tells of one cause, whole, for one person; nothing else is done with it.
  Optional<RenderedCard> part(RenderedCard whole, int number) {
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
            });
  }

  /// With the buttons that make sense for whoever sees the card.
  static RenderedCard with(RenderedCard shown, Card card) {
    Texts texts = shown.reply().texts();
    List<Button> buttons =
        shown.audience() == Audience.ONE
            ? card.buttons()
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
