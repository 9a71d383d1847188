package bouncecard.app.chat.service;

import bouncecard.app.Answer;
import bouncecard.app.AnswerCard;
import bouncecard.app.Bouncecard;
import bouncecard.app.chat.Audience;
import bouncecard.app.chat.Handle;
import bouncecard.app.chat.MessageRef;
import bouncecard.app.chat.RenderedCard;
import bouncecard.app.check.CheckResult;
import bouncecard.app.check.Checks;
import bouncecard.app.check.Checks.Begun;
import bouncecard.app.check.Requester;
import bouncecard.card.Button;
import bouncecard.card.Button.Kind;
import bouncecard.catalog.Checkable;
import bouncecard.catalog.Language;
import bouncecard.catalog.Message;
import bouncecard.catalog.Texts;
import bouncecard.probe.MailServer;
import bouncecard.probe.Progress;
import bouncecard.probe.Stage;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// Live checks as people in a chat have them: a card at once, a few while it goes on, and one at
/// the end.
final class LiveChecks {
  /// A check asks few servers, and whoever waits wants to know that it goes on, not each step.
  private static final int MOST_PROGRESS = 2;

  private final Bouncecard bouncecard;
  private final Optional<Checks> checks;

  LiveChecks(Bouncecard bouncecard, Optional<Checks> checks) {
    this.bouncecard = bouncecard;
    this.checks = checks.filter(Checks::isOn);
  }

  /// What is asked, and by whom.
  record Question(
      UntrustedText target, boolean isAnew, Requester requester, Language language, Audience to) {}

  boolean isOn() {
    return checks.isPresent();
  }

  /// What is known of a target that was checked before; nobody is asked.
  Optional<Answer> known(UntrustedText target) {
    return checks
        .flatMap(live -> live.known(target))
        .map(result -> bouncecard.checked(target, result));
  }

  Optional<CheckSubject> subject(Answer answer) {
    return checks.flatMap(live -> CheckSubject.of(answer, live.coversDomains(), bouncecard::told));
  }

  /// A card's buttons with those for checks that can be had now.
  ///
  /// @param comesFromBounce whether the card stands where a bounce's stood
  List<Button> buttons(List<Button> given, Answer answer, Texts texts, boolean comesFromBounce) {
    List<Button> buttons = new ArrayList<>();
    subject(answer)
        .map(subject -> new Button(Kind.CHECK, texts.message(label(subject.kind())), ""))
        .ifPresent(buttons::add);
    given.stream()
        .filter(button -> button.kind() != Kind.CHECK_AGAIN || isOn())
        .forEach(buttons::add);
    if (comesFromBounce) {
      buttons.add(new Button(Kind.BACK, texts.message(Message.BUTTON_BACK), ""));
    }
    return buttons;
  }

  private static Message label(Checkable kind) {
    return switch (kind) {
      case NOTHING, MAILBOX -> Message.BUTTON_CHECK;
      case RECIPIENT_DOMAIN -> Message.BUTTON_CHECK_RECIPIENT;
      case SENDER_DOMAIN -> Message.BUTTON_CHECK_SENDER;
    };
  }

  /// Does a check in a conversation: shows the last card where nobody needs to be asked, else a
  /// first one, a few in its place while it goes on, and the last one. Only while checks are on.
  ///
  /// @param first shows the first card; empty where it cannot be shown, and then nobody is asked
  /// @param last makes the last card
  /// @param presenter brings the others to the person
  void run(
      Conversation conversation,
      Question question,
      Function<RenderedCard, Optional<MessageRef>> first,
      Function<Answer, RenderedCard> last,
      Presenter presenter) {
    Begun begun =
        checks.orElseThrow().begin(question.target(), question.requester(), question.isAnew());
    RenderedCard card =
        switch (begun) {
          case Begun.Answered(CheckResult result) ->
              last.apply(bouncecard.checked(question.target(), result));
          case Begun.Allowed _ -> card(question, Stage.DNS, Optional.empty());
        };
    Optional<MessageRef> message = first.apply(card);
    if (message.isPresent() && begun instanceof Begun.Allowed(var rest)) {
      CheckResult result = rest.apply(progress(conversation, question, message.get()));
      RenderedCard end = last.apply(bouncecard.checked(question.target(), result));
      presenter.finish(conversation, message.get(), end);
    }
  }

  /// Tells of connections only, each before it is made: no server waits for a platform.
  private Progress progress(Conversation conversation, Question question, MessageRef message) {
    AtomicInteger cards = new AtomicInteger();
    int most = Math.min(MOST_PROGRESS, conversation.limits().progress());
    return (stage, server) -> {
      if (stage == Stage.CONNECT && cards.getAndIncrement() < most) {
        conversation.edit(message, card(question, stage, server));
      }
    };
  }

  private RenderedCard card(Question question, Stage stage, Optional<MailServer> server) {
    AnswerCard reply =
        new AnswerCard(
            "",
            new Answer.CheckAnswer(question.target(), question.isAnew()),
            bouncecard.checking(question.target(), stage, server, question.language()),
            bouncecard.catalog().texts(question.language()));
    return new RenderedCard(reply, Handle.of(reply), question.to());
  }
}
