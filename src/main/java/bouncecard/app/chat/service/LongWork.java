package bouncecard.app.chat.service;

import bouncecard.app.AnswerCard;
import bouncecard.app.chat.Attachment;
import bouncecard.app.chat.Audience;
import bouncecard.app.chat.MessageRef;
import bouncecard.app.chat.RemoteFile;
import bouncecard.app.chat.RenderedCard;
import bouncecard.app.chat.UserError;
import bouncecard.card.Card;
import bouncecard.catalog.message.TriageMessage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// One question with files that take a while: whoever waits is told so at once, and how far it is,
/// and the answer takes the place of that. Of small files nothing is told. One thread uses it.
final class LongWork {
  /// A platform fetches so much, and it is read, in less than people notice.
  private static final long MUCH = 512 << 10;

  private final Conversation conversation;
  private final Presenter presenter;
  private final Function<UserError, RenderedCard> drawing;
  private final Audience audience;
  private Optional<MessageRef> told = Optional.empty();
  private int edits;
  private String size = "";

  /// @param drawing makes the card of a sentence
  /// @param audience who will see the answer
  LongWork(
      Conversation conversation,
      Presenter presenter,
      Function<UserError, RenderedCard> drawing,
      Audience audience) {
    this.conversation = conversation;
    this.presenter = presenter;
    this.drawing = drawing;
    this.audience = audience;
  }

  /// Files are about to be fetched: nothing is of those that are too large.
  void fetches(List<? extends RemoteFile> files) {
    long bytes =
        files.stream()
            .flatMapToLong(file -> file.size().stream())
            .filter(one -> one <= Attachment.LARGEST)
            .sum();
    if (bytes < MUCH || told.isPresent()) {
      return;
    }
    size = String.format(Locale.ROOT, "%.1f MiB", bytes / (double) (1 << 20));
    told = presenter.show(conversation, card(TriageMessage.TRIAGE_FETCHING));
  }

  /// They are there, and are about to be read.
  void reads() {
    if (told.isPresent() && edits++ < conversation.limits().progress()) {
      conversation.edit(told.get(), card(TriageMessage.TRIAGE_READING));
    }
  }

  /// Shows the answer to whom it is for, in the place of what was told as far as the same people
  /// see both.
  Optional<MessageRef> show(RenderedCard card) {
    if (told.isEmpty()) {
      return presenter.show(conversation, card);
    }
    MessageRef before = told.get();
    told = Optional.empty();
    if (card.audience() == audience) {
      return presenter.finish(conversation, before, card);
    }
    conversation.delete(before);
    return presenter.show(conversation, card);
  }

  /// Takes away what was told, where there is no answer to show.
  void end() {
    told.ifPresent(conversation::delete);
    told = Optional.empty();
  }

  private RenderedCard card(TriageMessage message) {
    RenderedCard drawn = drawing.apply(new UserError(message, Map.of("size", size)));
    AnswerCard said = drawn.reply();
    Card card = said.card();
    Card titled =
        new Card(
            card.severity(),
            card.language(),
            said.texts().message(TriageMessage.TRIAGE_WORKING),
            card.verdict(),
            card.blocks(),
            card.buttons());
    return new RenderedCard(
        new AnswerCard(said.source(), said.answer(), titled, said.texts()),
        drawn.handle(),
        audience);
  }
}
