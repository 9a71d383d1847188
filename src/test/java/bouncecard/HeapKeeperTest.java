package bouncecard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// When memory is given back, with a heap of numbers.
final class HeapKeeperTest {
  private static final long MIB = 1 << 20;

  private long used = 20 * MIB;
  private long committed = 40 * MIB;
  private int collections;

  private final HeapKeeper keeper =
      new HeapKeeper(
          new HeapKeeper.Heap() {
            @Override
            public long used() {
              return used;
            }

            @Override
            public long committed() {
              return committed;
            }

            @Override
            public void collect() {
              collections++;
              used = 10 * MIB;
              committed = 30 * MIB;
            }
          });

  private void looks(int count) {
    for (int i = 0; i < count; i++) {
      keeper.look();
    }
  }

  @Test
  void look_quietAfterTheStart_collectsOnce() {
    looks(20);
    assertThat(collections).isEqualTo(1);
  }

  @Test
  void look_whilePeopleAsk_doesNotCollect() {
    for (int i = 0; i < 20; i++) {
      used += 3 * MIB;
      keeper.look();
    }
    assertThat(collections).isZero();
  }

  @Test
  void look_whileTheHeapIsFilledAndEmptied_doesNotCollect() {
    for (int i = 0; i < 20; i++) {
      used += i % 2 == 0 ? 10 * MIB : -10 * MIB;
      keeper.look();
    }
    assertThat(collections).isZero();
  }

  @Test
  void look_quietAfterABusyTime_collectsAgain() {
    looks(5);
    used += 50 * MIB;
    committed += 50 * MIB;
    looks(1);
    assertThat(collections).isEqualTo(1);
    looks(5);
    assertThat(collections).isEqualTo(2);
  }

  @Test
  void look_hardlyGrown_doesNotCollectAgain() {
    looks(5);
    for (int i = 0; i < 100; i++) {
      used += MIB / 100;
      keeper.look();
    }
    committed += 3 * MIB;
    looks(5);
    assertThat(collections).isEqualTo(1);
  }
}
