package bouncecard.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which of several connections gives way, with the clock by hand.
final class GivingWayTest {
  private static final AddressGroup HERE = new AddressGroup("7f000001");
  private static final AddressGroup THERE = new AddressGroup("c0000201");
  private static final long MILLISECOND = 1_000_000;
  private static final Duration LONG = Duration.ofSeconds(10);

  private long now = 1_000_000_000_000L;
  private final List<String> dropped = new ArrayList<>();
  private final BodyBudget bodies = new BodyBudget(100_000, () -> now);
  private final Connections<Stranger> connections =
      new Connections<>(
          new HttpLimits(100, 4, LONG, LONG, LONG, LONG, 1_000, 1_000, 1_000, 1, 1), () -> now);

  private final class Stranger implements Peer {
    private final String name;
    private final AddressGroup address;
    private Phase phase = Phase.HEAD;
    private long since = now;

    Stranger(String name, AddressGroup address) {
      this.name = name;
      this.address = address;
    }

    @Override
    public AddressGroup address() {
      return address;
    }

    @Override
    public Phase phase() {
      return phase;
    }

    @Override
    public long since() {
      return since;
    }

    @Override
    public boolean isProven() {
      return false;
    }

    @Override
    public void drop() {
      dropped.add(name);
      bodies.release(this);
      connections.remove(this);
    }

    void enter(Phase next) {
      phase = next;
      since = now;
      connections.progressed(this);
    }
  }

  private Stranger announcing(String name, AddressGroup address, int bytes) {
    Stranger one = new Stranger(name, address);
    assertThat(bodies.reserve(one, bytes)).isTrue();
    one.enter(Phase.BODY);
    return one;
  }

  @Test
  void shortBody_thatIsOnItsWay_outlivesLongOnesAnnouncedAfterIt() {
    announcing("honest", HERE, 800);
    for (int i = 0; i < 100; i++) {
      now += MILLISECOND;
      announcing("slow " + i, HERE, 30_000);
    }
    assertThat(dropped).hasSize(97).doesNotContain("honest").startsWith("slow 0", "slow 1");
    assertThat(bodies.used()).isEqualTo(90_800);
  }

  @Test
  void longBody_givesWayOnlyToThatWhichCostsLess() {
    announcing("held back", HERE, 60_000);
    now += 1_000 * MILLISECOND;
    announcing("honest", HERE, 40_000);
    now += 10 * MILLISECOND;
    announcing("new", HERE, 30_000);
    assertThat(dropped).containsExactly("held back");
  }

  @Test
  void body_isNotDroppedForAnAddressThatHoldsMore() {
    announcing("honest", THERE, 40_000);
    now += 1_000 * MILLISECOND;
    announcing("greedy", HERE, 60_000);
    now += MILLISECOND;
    Stranger another = new Stranger("another", HERE);
    assertThat(bodies.reserve(another, 60_000)).isTrue();
    assertThat(dropped).containsExactly("greedy");
  }

  @Test
  void connection_thatHasJustCome_outlivesThoseThatHoldBackBodies() {
    Stranger honest = new Stranger("honest", HERE);
    assertThat(connections.add(honest)).isTrue();
    for (int i = 0; i < 20; i++) {
      now += MILLISECOND;
      Stranger slow = new Stranger("slow " + i, HERE);
      assertThat(connections.add(slow)).isTrue();
      slow.enter(Phase.BODY);
    }
    assertThat(dropped).hasSize(17).doesNotContain("honest").startsWith("slow 0", "slow 1");
  }

  @Test
  void address_thatHasMoreThanHalfOfItsShare_crowds() {
    assertThat(connections.add(new Stranger("one", HERE))).isTrue();
    assertThat(connections.add(new Stranger("two", HERE))).isTrue();
    assertThat(connections.isCrowded(HERE)).isFalse();
    assertThat(connections.add(new Stranger("three", HERE))).isTrue();
    assertThat(connections.isCrowded(HERE)).isTrue();
    assertThat(connections.isCrowded(THERE)).isFalse();
  }

  @Test
  void connection_thatSaysNothingForLong_givesWayFirst() {
    assertThat(connections.add(new Stranger("silent", HERE))).isTrue();
    now += 1_000 * MILLISECOND;
    for (int i = 0; i < 4; i++) {
      Stranger body = new Stranger("body " + i, HERE);
      assertThat(connections.add(body)).isTrue();
      body.enter(Phase.BODY);
    }
    assertThat(dropped).containsExactly("silent");
  }

  @Test
  void connection_onWhichARequestIsAnswered_isLet() {
    for (int i = 0; i < 4; i++) {
      Stranger busy = new Stranger("busy " + i, HERE);
      assertThat(connections.add(busy)).isTrue();
      busy.enter(Phase.ANSWERING);
    }
    assertThat(connections.add(new Stranger("new", HERE))).isFalse();
    assertThat(connections.add(new Stranger("from elsewhere", THERE))).isTrue();
    assertThat(dropped).isEmpty();
  }
}
