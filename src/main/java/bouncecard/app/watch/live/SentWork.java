package bouncecard.app.watch.live;

import bouncecard.app.chat.Delivery;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The changes of an episode by what the platform made of what was sent about it.
final class SentWork {
  private static final Logger LOG = LoggerFactory.getLogger(SentWork.class);
  private static final int MOST_REFUSED_POSTS = 6;

  private SentWork() {}

  static void note(Work work, Delivery delivery, String under, String said, Instant now) {
    Episode one = work.episode();
    one.isBusy = false;
    if (delivery instanceof Delivery.Refused refused) {
      refused(one, work, refused, now);
    } else {
      one.refusals = 0;
      one.mayBeThere = false;
      switch (work.kind()) {
        case POST -> posted(one, work, delivery, now);
        case EDIT -> {
          one.edits++;
          shows(one, work, now);
        }
        case MILESTONE -> {
          one.told = work.milestone();
          one.at = delivery.next();
        }
      }
      if (work.kind() != Work.Kind.MILESTONE) {
        one.kept = under;
        one.said = said;
      }
    }
  }

  private static void posted(Episode one, Work work, Delivery delivery, Instant now) {
    if (delivery instanceof Delivery.Delivered(var message)) {
      one.message = Optional.of(message);
      one.at = message.conversation();
    }
    if (one.posted.equals(Instant.EPOCH)) {
      one.posted = now;
    }
    shows(one, work, now);
  }

  private static void shows(Episode one, Work work, Instant now) {
    one.shown = work.times();
    one.isStale = (one.state == Episode.State.SETTLED) != work.isSettled();
    one.due = now.plus(Pace.after(one.edits));
  }

  private static void refused(Episode one, Work work, Delivery.Refused refused, Instant now) {
    one.refusals++;
    one.due = now.plus(Pace.afterRefusals(one.edits, one.refusals));
    LOG.atWarn()
        .addKeyValue("platform", one.channel.platform())
        .addKeyValue("what", work.kind())
        .addKeyValue("error", refused.word())
        .log("the platform did not take what was to be said unasked");
    switch (refused.cause()) {
      case GONE -> one.state = Episode.State.REMOVED; // somebody took it away
      case WORN -> {
        one.message = Optional.empty(); // goes on in a new one
        one.due = now;
      }
      case LATE, UNKNOWN, OTHER -> {
        one.mayBeThere |= refused.cause() == Delivery.Cause.UNKNOWN;
        if (work.kind() == Work.Kind.POST && one.refusals >= MOST_REFUSED_POSTS) {
          one.state = Episode.State.REMOVED;
        } else if (work.kind() == Work.Kind.MILESTONE) {
          one.told = work.milestone();
        }
      }
    }
  }
}
