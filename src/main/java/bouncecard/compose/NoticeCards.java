package bouncecard.compose;

import bouncecard.card.Block;
import bouncecard.card.Card;
import bouncecard.card.Rich;
import bouncecard.card.Severity;
import bouncecard.catalog.Cause;
import bouncecard.catalog.Cause.Role;
import bouncecard.catalog.Message;
import bouncecard.catalog.Permanence;
import bouncecard.catalog.TextEntry;
import bouncecard.catalog.Texts.Section;
import bouncecard.decode.Decoding;
import bouncecard.decode.Report;
import bouncecard.delivery.FailedDelivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Cards about mails and events that report no failed delivery.
final class NoticeCards {
  private final CardContext say;
  private final BounceFacts facts;

  NoticeCards(CardContext say) {
    this.say = say;
    this.facts = new BounceFacts(say);
  }

  Card feedback(Decoding decoding) {
    return notice(decoding, Message.KIND_FEEDBACK, Role.COMPLAINT, Severity.TEMPORARY);
  }

  Card autoReply(Decoding decoding) {
    return notice(decoding, Message.KIND_AUTO_REPLY, Role.AUTO_REPLY, Severity.SUCCESS);
  }

  Card delivered(Decoding decoding) {
    return notice(decoding, Message.KIND_DELIVERED, Role.DELIVERED, Severity.SUCCESS);
  }

  /// A mail that is no bounce, events that tell nothing of delivery, or a session that was accepted
  /// so far.
  Card none(Decoding decoding) {
    if (!decoding.isNothing()) {
      Cause cause = decoding.reports().getFirst().diagnosis().cause();
      if (cause.permanence() == Permanence.SUCCESS) {
        return notice(decoding, Message.KIND_NOT_A_BOUNCE, cause, Severity.NEUTRAL);
      }
    }
    List<Block> blocks = new ArrayList<>();
    Rich verdict = Rich.of(say.say(Message.KIND_NOT_A_BOUNCE_VERDICT));
    if (!decoding.reports().isEmpty()) {
      Report first = decoding.reports().getFirst();
      verdict = say.rich(Message.KIND_EVENT_VERDICT, Evidence.decided(first.diagnosis()));
      facts
          .recipients(decoding.reports().stream().map(Report::found).toList())
          .map(fact -> new Block.Facts(List.of(fact)))
          .ifPresent(blocks::add);
    }
    return say.card(
        Severity.NEUTRAL, say.say(Message.KIND_NOT_A_BOUNCE), verdict, blocks, List.of());
  }

  private Card notice(Decoding decoding, Message title, Role role, Severity severity) {
    return notice(decoding, title, say.catalog.cause(role), severity);
  }

  /// @param otherwise the cause where nothing was read that has one
  private Card notice(Decoding decoding, Message title, Cause otherwise, Severity severity) {
    Cause known =
        decoding.all().stream()
            .findFirst()
            .map(report -> report.diagnosis().cause())
            .orElse(otherwise);
    TextEntry cause = say.texts.entry(Section.CAUSES, known.id()).orElseThrow();
    List<Block> blocks = new ArrayList<>();
    List<FailedDelivery> found = decoding.all().stream().map(Report::found).toList();
    facts.recipients(found).map(fact -> new Block.Facts(List.of(fact))).ifPresent(blocks::add);
    blocks.add(
        new Block.Paragraph(say.say(Message.MEANING), say.rich(cause.text("meaning"), Map.of())));
    blocks.addAll(say.notes(Optional.empty(), cause, Map.of()));
    blocks.add(new Block.Steps(say.say(Message.HOW_TO_FIX), say.rich(cause.list("fix"), Map.of())));
    return say.card(
        severity, say.say(title), say.rich(cause.text("verdict"), Map.of()), blocks, List.of());
  }
}
