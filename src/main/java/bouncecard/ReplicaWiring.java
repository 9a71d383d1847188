package bouncecard;

import bouncecard.app.Bouncecard;
import bouncecard.app.Venue;
import bouncecard.app.measure.Measures;
import bouncecard.app.replica.Hands;
import bouncecard.app.replica.Leadership;
import bouncecard.app.replica.LedService;
import bouncecard.app.replica.Overlap;
import bouncecard.app.replica.Pulse;
import bouncecard.app.replica.Replicas.Standing;
import bouncecard.app.replica.WarmUp;
import bouncecard.app.serve.Service;
import bouncecard.app.watch.live.WatchLoop;
import bouncecard.card.Size;
import bouncecard.catalog.Language;
import bouncecard.text.UntrustedText;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What makes this process one of several, where their state is shared.
///
/// @param pulse empty for a process beside which there is no other
/// @param hands what this process has in hand
/// @param overlap tells where what two may run is up already
record ReplicaWiring(Optional<Pulse> pulse, Hands hands, Overlap overlap) {
  /// What people ask, in each of the ways that are read differently.
  private static final List<String> USUAL =
      List.of(
          "550 5.1.1",
          "252 550",
          "5.7.1",
          "help",
          "find greylisting",
          "S3140",
          "554 5.7.1 <bob@example.com>: Relay access denied",
          "host mx.example.com[192.0.2.1] said: 452 4.2.2 The mailbox is full (in reply to RCPT TO"
              + " command)");

  static ReplicaWiring of(StateWiring kept, Measures measures) {
    InstantSource clock = InstantSource.system();
    return kept.redis()
        .map(
            redis -> {
              String own = UUID.randomUUID().toString();
              Pulse pulse = new Pulse(redis.replicas(), own, System::nanoTime);
              Hands hands = new Hands(redis.replicas(), own, pulse::isLeading, clock);
              return new ReplicaWiring(
                  Optional.of(pulse),
                  hands,
                  new Overlap(redis.store(), own, clock, measures, hands::heard));
            })
        .orElseGet(
            () ->
                new ReplicaWiring(
                    Optional.empty(),
                    Hands.ALONE,
                    new Overlap(kept.store(), "", clock, measures, () -> 0)));
  }

  /// Whether what one process does for all is this one's at the moment.
  boolean isLeading() {
    return hands.isLeading();
  }

  /// Whether another process does what one does for all.
  boolean isFollowing() {
    return pulse.filter(one -> one.standing() instanceof Standing.Follows).isPresent();
  }

  /// What has a replica be quick before it is ready; empty for a process alone.
  Optional<Service> warmUp(Bouncecard bouncecard, Language language) {
    List<Runnable> questions =
        USUAL.stream()
            .<Runnable>map(
                words ->
                    () ->
                        bouncecard.card(
                            bouncecard.ask(new UntrustedText(words), Venue.CHAT).answer(),
                            language,
                            Size.COMPACT))
            .toList();
    return pulse.map(one -> new WarmUp(() -> !one.isAlone(), questions, System::nanoTime));
  }

  /// What runs these where the lead is; empty for a process alone.
  Optional<Service> leadership(WatchLoop watching, List<LedService> led) {
    Runnable taking = watching.isNeeded() ? watching.watch()::goOn : () -> {};
    Runnable following = watching.isNeeded() ? watching.watch()::lookAgain : () -> {};
    return pulse.map(one -> new Leadership(one, hands, taking, following, led));
  }
}
