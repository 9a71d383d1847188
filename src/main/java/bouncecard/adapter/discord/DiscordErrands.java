package bouncecard.adapter.discord;

import bouncecard.adapter.discord.api.DiscordConversation;
import bouncecard.app.chat.service.JobRunner.Noted;
import bouncecard.app.chat.state.Deliveries;
import bouncecard.app.replica.Errand;
import bouncecard.app.replica.Hands;
import bouncecard.app.replica.Replicas.Taken;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.exceptions.ParsingException;
import net.dv8tion.jda.api.utils.data.DataObject;

/// What Discord delivered and nobody has answered yet, noted where other processes find it.
///
/// The answer to an interaction is its acknowledgement, so there is nothing to note of most. One
/// whose answer is put off is noted before Discord is told so; a message before it is answered.
final class DiscordErrands {
  private static final String PLATFORM = DiscordConversation.PLATFORM;

  private final Deliveries deliveries;
  private final Hands hands;

  /// What is being answered, as it was delivered, by its id.
  private final Map<String, String> delivered = new ConcurrentHashMap<>();

  /// What the store was told of, and whether it keeps it.
  private final Map<String, Boolean> noted = new ConcurrentHashMap<>();

  /// What is answered in the place of a process that is gone.
  private final Set<String> again = ConcurrentHashMap.newKeySet();

  DiscordErrands(Deliveries deliveries, Hands hands) {
    this.deliveries = deliveries;
    this.hands = hands;
  }

  private static String key(String id) {
    return PLATFORM + "/" + id;
  }

  /// Whether nobody answers an interaction yet.
  boolean isNew(String id, GenericEvent event) {
    if (again.contains(id)) {
      return true;
    }
    boolean isNew = deliveries.isNew(key(id));
    hands.hear();
    if (isNew && hands.areSeveral()) {
      raw(event).ifPresent(text -> delivered.put(id, text));
    }
    return isNew;
  }

  /// Whether Discord was told that its answer takes a while, by a process that is gone.
  boolean isDeferred(String id) {
    return again.contains(id);
  }

  /// Takes a message in hand; whether nobody answers it yet.
  boolean take(String id, GenericEvent event) {
    if (again.contains(id)) {
      return true;
    }
    Optional<String> text = hands.areSeveral() ? raw(event) : Optional.empty();
    return text.map(
            one ->
                switch (hands.take(PLATFORM, key(id), one)) {
                  case NEW -> {
                    noted.put(id, true);
                    yield true;
                  }
                  case IN_HAND, DONE -> false;
                  case NOT_KEPT -> isFallenBack(id);
                })
        .orElseGet(() -> deliveries.isNew(key(id)));
  }

  private boolean isFallenBack(String id) {
    boolean isNew = deliveries.isNew(key(id));
    if (isNew) {
      noted.put(id, false); // the store may have it all the same
    }
    return isNew;
  }

  private static Optional<String> raw(GenericEvent event) {
    return Optional.ofNullable(event.getRawData()).map(DataObject::toString);
  }

  /// Notes an interaction whose answer is put off.
  void deferring(String id) {
    String text = delivered.get(id);
    Taken taken = text == null ? Taken.DONE : hands.take(PLATFORM, key(id), text);
    if (taken != Taken.DONE) {
      noted.put(id, taken != Taken.NOT_KEPT);
    }
  }

  /// Where others find it; empty for a process beside which there is no other.
  Optional<Noted> noted(String id) {
    return hands.areSeveral()
        ? Optional.of(new Noted(() -> done(id), () -> isKept(id)))
        : Optional.empty();
  }

  private boolean isKept(String id) {
    return again.contains(id) || noted.getOrDefault(id, false);
  }

  private void done(String id) {
    delivered.remove(id);
    boolean wasNoted = noted.remove(id) != null;
    if (again.remove(id) || wasNoted) {
      hands.done(key(id));
    }
  }

  /// Has what others left behind answered here.
  ///
  /// @param hearing takes what Discord delivered as if it came now
  void doing(Consumer<DataObject> hearing) {
    hands.doing(PLATFORM, errand -> hear(errand, hearing));
  }

  private void hear(Errand errand, Consumer<DataObject> hearing) {
    String id = errand.key().substring(PLATFORM.length() + 1);
    again.add(id);
    try {
      hearing.accept(DataObject.fromJson(new String(errand.delivered(), StandardCharsets.UTF_8)));
    } catch (ParsingException e) {
      done(id);
      throw e;
    }
  }

  /// Has nothing more of others answered here.
  void notDoing() {
    hands.notDoing(PLATFORM);
  }
}
