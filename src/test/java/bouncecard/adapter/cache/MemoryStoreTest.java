package bouncecard.adapter.cache;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.app.state.StateSpace;
import bouncecard.app.state.StateStore;
import bouncecard.app.state.StateStore.Lease;
import bouncecard.app.state.StateStoreContract;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// The state in memory, which another process cannot share: it stands for itself there.
final class MemoryStoreTest extends StateStoreContract {
  private final AtomicLong now = new AtomicLong();
  private final MemoryStore store = new MemoryStore(now::get);

  @Override
  protected StateStore store() {
    return store;
  }

  @Override
  protected StateStore other() {
    return store;
  }

  @Override
  protected void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  @Test
  void answers_ofMoreThanThereIsRoomFor_areForgotten() {
    for (int i = 0; i < 100; i++) {
      store.put(StateSpace.ANSWERS, "a" + i, new byte[1 << 20], Duration.ofDays(1));
    }
    long kept = 0;
    for (int i = 0; i < 100; i++) {
      kept += store.get(StateSpace.ANSWERS, "a" + i).isPresent() ? 1 : 0;
    }
    assertThat(kept).isBetween(1L, 8L);
  }

  @Test
  void locks_thatNobodyHas_areForgotten() throws Exception {
    MemoryLocks locks = new MemoryLocks(now::get);
    for (int i = 0; i < 10; i++) {
      Optional<Lease> held = locks.take("a" + i, Duration.ofMinutes(1), Duration.ZERO);
      assertThat(locks.take("a" + i, Duration.ofMinutes(1), Duration.ZERO)).isEmpty();
      held.orElseThrow().close();
    }
    assertThat(locks.size()).isZero();
    locks.take("lost", Duration.ofMinutes(1), Duration.ZERO);
    pass(Duration.ofMinutes(2));
    locks.take("lost", Duration.ofMinutes(1), Duration.ZERO).orElseThrow().close();
    assertThat(locks.size()).isZero();
  }
}
