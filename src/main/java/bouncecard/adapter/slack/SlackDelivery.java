package bouncecard.adapter.slack;

import bouncecard.adapter.slack.api.SlackConversation;
import bouncecard.app.chat.service.JobRunner.Noted;
import bouncecard.app.chat.state.Deliveries;
import bouncecard.app.replica.Hands;
import bouncecard.app.replica.Replicas.Taken;
import com.slack.api.bolt.request.Request;
import java.util.Optional;

/// Something that Slack delivered, of which one process makes something, once: the one that it came
/// to, or another one where that one dies.
///
/// Where there are several processes, it is in the store they share before Slack is told that it
/// arrived, and until it is answered.
final class SlackDelivery {
  /// Under what Bolt carries the name of an errand that is done anew.
  static final String AGAIN = "bouncecard-errand";

  private final Deliveries deliveries;
  private final Hands hands;
  private final String body;
  private final String again;
  private volatile String taken;
  private volatile boolean isKept;

  private SlackDelivery(Deliveries deliveries, Hands hands, String body, String again) {
    this.deliveries = deliveries;
    this.hands = hands;
    this.body = body;
    this.again = again;
    this.taken = again;
    this.isKept = !again.isEmpty();
  }

  /// What a request carries.
  static SlackDelivery of(Request<?> request, Deliveries deliveries, Hands hands) {
    return new SlackDelivery(
        deliveries,
        hands,
        request.getRequestBodyAsString(),
        request.getContext().getAdditionalValues().getOrDefault(AGAIN, ""));
  }

  /// Whether it was acknowledged before, by a process that is gone or does not lead.
  boolean isAgain() {
    return !again.isEmpty();
  }

  /// Whether nobody has met it yet; of what Slack gives no id, nobody has.
  boolean isNew(String id) {
    return isAgain() || id.isEmpty() || deliveries.isNew(key(id));
  }

  private static String key(String id) {
    return SlackConversation.PLATFORM + "/" + id;
  }

  /// Takes it in hand; whether it is this process's to answer.
  boolean take(String id) {
    if (isAgain() || id.isEmpty()) {
      return true;
    }
    return switch (hands.take(SlackConversation.PLATFORM, key(id), body)) {
      case NEW -> {
        taken = key(id);
        isKept = true;
        yield true;
      }
      case IN_HAND, DONE -> false;
      case NOT_KEPT -> {
        boolean isNew = deliveries.isNew(key(id));
        if (isNew && hands.areSeveral()) {
          taken = key(id); // the store may have it all the same
        }
        yield isNew;
      }
    };
  }

  /// What came of noting it for the process that leads; this one takes it in hand where it leads
  /// itself.
  Taken forLeader(String id) {
    if (isAgain()) {
      return Taken.NEW;
    }
    if (!hands.isLeading()) {
      return hands.handOver(SlackConversation.PLATFORM, key(id), body);
    }
    Taken mine = hands.take(SlackConversation.PLATFORM, key(id), body);
    if (mine == Taken.NEW) {
      taken = key(id);
      isKept = true;
    } else if (mine == Taken.NOT_KEPT) {
      hands.drop(key(id));
    }
    return mine;
  }

  /// Whether the process that leads has it done, which is another one.
  boolean isHandedOver(String id) {
    return hands.areSeveral()
        && !isAgain()
        && !hands.isLeading()
        && !id.isEmpty()
        && hands.handOver(SlackConversation.PLATFORM, key(id), body) != Taken.NOT_KEPT;
  }

  /// What is to be called when it is answered; empty where nothing is noted.
  Optional<Runnable> whenDone() {
    return taken.isEmpty() ? Optional.empty() : Optional.of(this::done);
  }

  /// Where others find it; empty where nothing is noted.
  Optional<Noted> noted() {
    return whenDone().map(this::noted);
  }

  /// The same, with something else to be done when it is answered.
  Noted noted(Runnable whenDone) {
    return new Noted(whenDone, () -> isKept);
  }

  /// It is answered, and nobody need do it anew.
  void done() {
    String key = taken;
    if (!key.isEmpty()) {
      hands.done(key);
    }
  }
}
