package bouncecard.app.watch.live;

import bouncecard.app.state.StateSpace;
import bouncecard.app.state.StateStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where episodes are kept: what may stand in any file in the ledger, and whose mail it is in the
/// state, which is sealed or gone with the program.
///
/// @param begun when the program began
record EpisodeStore(WatchLedger ledger, StateStore state, Instant begun) {
  private static final String EPISODE = "episode ";

  /// What is kept of episodes that go on.
  List<Episode> restored(Instant now) {
    List<Episode> restored = new ArrayList<>();
    for (Map.Entry<String, String> line : ledger.all().entrySet()) {
      if (line.getKey().startsWith(EPISODE)) {
        Optional<Episode> kept = EpisodeForm.parse(line.getValue()).filter(one -> !one.isOver(now));
        if (kept.isEmpty()) {
          ledger.remove(line.getKey());
        }
        kept.ifPresent(
            one -> {
              state.get(StateSpace.EPISODES, one.id).ifPresent(told -> EpisodeForm.tell(one, told));
              restored.add(one);
            });
      }
    }
    return restored;
  }

  void keep(Episode one) {
    ledger.put(EPISODE + one.id, EpisodeForm.written(one));
  }

  /// Keeps whose mail it is.
  void tell(Episode one, Instant now) {
    Duration left = Duration.between(now, one.first.plus(Episode.LONGEST));
    state.put(
        StateSpace.EPISODES,
        one.id,
        EpisodeForm.told(one),
        left.isPositive() ? left : Duration.ofMinutes(1));
  }

  void forget(Episode one) {
    ledger.remove(EPISODE + one.id);
    state.remove(StateSpace.EPISODES, one.id);
  }
}
