package bouncecard.decode;

import bouncecard.catalog.Catalog;
import bouncecard.catalog.Cause.Role;
import bouncecard.catalog.Once;
import bouncecard.catalog.words.Vocabulary;
import bouncecard.delivery.BounceKind;
import bouncecard.delivery.FailedDelivery;
import bouncecard.diagnose.Diagnosis;
import bouncecard.dsn.Action;
import bouncecard.read.reply.Reading;
import bouncecard.text.PhraseIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Doubts a success that is only quoted: `SMTPServerDisconnected … after 250 2.1.0 Ok`, `could not
/// be delivered … last response: 250 OK`. Whoever tells of a failure quotes what went well before
/// it; where anything in a text says that something failed, a reply of success in it is none.
final class DoubtedSuccess {
  private static final int LEAST_OF_FAILURE = 4;

  private final Supplier<PhraseIndex> failing;
  private final Supplier<PhraseIndex> errors;

  DoubtedSuccess(Catalog catalog) {
    Vocabulary vocabulary = catalog.vocabulary();
    errors = new Once<>(() -> new PhraseIndex(vocabulary.exceptions()));
    failing =
        new Once<>(
            () ->
                new PhraseIndex(
                    Stream.of(
                            vocabulary.failing(),
                            vocabulary.exceptions(),
                            catalog.notices().failed(),
                            catalog.notices().delayed())
                        .flatMap(List::stream)
                        .distinct()
                        .toList()));
  }

  /// What a text tells, where a success that it only quotes is doubted.
  Reading settled(Reading found, String text) {
    if (found.deliveries().stream().noneMatch(DoubtedSuccess::isOpen)) {
      return found;
    }
    boolean isFailing =
        (found.kind() == BounceKind.NOT_A_BOUNCE ? errors : failing).get().isAnyInLowerCaseOf(text);
    return isFailing ? Reading.of(failed(found.deliveries(), Action.FAILED)) : found;
  }

  /// Whether words that came to a success stand beside others that say that something failed.
  boolean isDoubted(Diagnosis judged, String text) {
    boolean isDelivered =
        judged.cause().is(Role.DELIVERED) || judged.cause().is(Role.ACCEPTED_SO_FAR);
    return isDelivered && failing.get().isAnyInLowerCaseOf(text);
  }

  /// The same of a mail that a mail system wrote to tell of a failure.
  static Reading settled(Reading mail) {
    return switch (mail.kind()) {
      case BOUNCE -> new Reading(mail.kind(), failed(mail.deliveries(), Action.FAILED));
      case DELAYED -> new Reading(mail.kind(), failed(mail.deliveries(), Action.DELAYED));
      case FEEDBACK, AUTO_REPLY, DELIVERED, NOT_A_BOUNCE -> mail;
    };
  }

  private static List<FailedDelivery> failed(List<FailedDelivery> found, Action action) {
    List<FailedDelivery> settled = new ArrayList<>(found.size());
    for (FailedDelivery one : found) {
      settled.add(isOpen(one) ? one.withAction(action) : one);
    }
    return settled;
  }

  /// Whether it is a success by its reply alone, and nobody said what became of the mail.
  private static boolean isOpen(FailedDelivery found) {
    return found.action().isEmpty()
        && found.firstDigit() > 0
        && found.firstDigit() < LEAST_OF_FAILURE;
  }
}
