package bouncecard.decode;

import bouncecard.delivery.FailedDelivery;
import bouncecard.diagnose.Diagnostician;
import bouncecard.read.reply.ReplyReader;
import bouncecard.read.reply.WordsAlone;
import bouncecard.smtp.ReplyCode;
import java.util.Optional;
import java.util.function.Supplier;

/// Takes a text in which no reply was found as words. What it begins with is a reply code where
/// nothing says that something is counted by it, or where the words surely say why: `552 L'espace
/// du destinataire est épuisé`.
final class BareWords {
  private final ReplyReader replies;
  private final Supplier<Diagnostician> diagnostician;

  BareWords(ReplyReader replies, Supplier<Diagnostician> diagnostician) {
    this.replies = replies;
    this.diagnostician = diagnostician;
  }

  FailedDelivery of(String text) {
    Optional<ReplyCode> head = replies.head(text);
    if (head.isPresent()) {
      return WordsAlone.of(text, head);
    }
    FailedDelivery begun = WordsAlone.of(text, ReplyReader.begun(text));
    return begun.replyCode().isPresent() && !diagnostician.get().saysSurely(begun)
        ? WordsAlone.of(text)
        : begun;
  }
}
