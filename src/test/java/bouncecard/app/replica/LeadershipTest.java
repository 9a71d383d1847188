package bouncecard.app.replica;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.cache.MemoryStore;
import bouncecard.app.measure.Measures;
import bouncecard.app.replica.Replicas.Standing;
import bouncecard.app.serve.Health;
import bouncecard.app.serve.Service;
import bouncecard.app.state.StateSpace;
import bouncecard.app.state.StateStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class LeadershipTest {
  private static final Duration GRACE = Duration.ofSeconds(2);
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final AtomicLong nanos = new AtomicLong();
  private final StateStore store = new MemoryStore(nanos::get);
  private final MemoryReplicas replicas = new MemoryReplicas(nanos::get);
  private final BlockingQueue<String> happened = new LinkedBlockingQueue<>();
  private final Node a = new Node("a");
  private final Node b = new Node("b");

  /// A replica that is stepped by hand.
  private final class Node {
    final Pulse pulse;
    final Hands hands;
    final LedService gateway;
    final Leadership lead;

    Node(String name) {
      pulse = new Pulse(replicas, name, nanos::get);
      hands = new Hands(replicas, name, pulse::isLeading, InstantSource.fixed(NOW));
      gateway = new LedService("gateway", () -> gateway(name));
      lead =
          new Leadership(
              pulse, hands, () -> happened.add(name + " takes"), () -> {}, List.of(gateway));
      lead.start();
    }
  }

  private Service gateway(String name) {
    return new Stub(name);
  }

  private class Stub implements Service {
    private final String of;

    Stub(String of) {
      this.of = of;
    }

    @Override
    public String name() {
      return "gateway";
    }

    @Override
    public void start() {
      happened.add(of + " on");
    }

    @Override
    public Health health() {
      return new Health(Health.State.UP, "of " + of);
    }

    @Override
    public void stop(Duration grace) {
      happened.add(of + " off");
    }
  }

  private List<String> next(int count) throws InterruptedException {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(happened.poll(20, TimeUnit.SECONDS));
    }
    return all;
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void twoReplicas_oneLeads_andTheOtherStandsByReady() throws Exception {
    a.pulse.step();
    b.pulse.step();

    assertThat(next(2)).containsExactly("a takes", "a on");
    assertThat(happened).isEmpty();
    assertThat(a.gateway.health()).isEqualTo(new Health(Health.State.UP, "of a"));
    assertThat(b.gateway.health())
        .isEqualTo(new Health(Health.State.UP, "standing by: another replica has it"));
    assertThat(b.pulse.isLeading()).isFalse();
  }

  @Test
  void leaderSaysNothingMore_theOtherHasItWithin15Seconds() throws Exception {
    a.pulse.step();
    b.pulse.step();
    next(2);
    for (int second = 0; second < 9; second++) {
      pass(Duration.ofSeconds(1));
      b.pulse.step();
    }

    assertThat(next(2)).containsExactly("b takes", "b on");
    a.pulse.step(); // it was only slow
    assertThat(next(1)).containsExactly("a off");
    assertThat(a.pulse.isLeading()).isFalse();
  }

  @Test
  void leaderIsStopped_theOtherHasItWithTheNextBeat() throws Exception {
    a.pulse.step();
    b.pulse.step();
    next(2);

    a.lead.stop(GRACE);
    pass(Duration.ofSeconds(1));
    b.pulse.step();

    assertThat(next(3)).containsExactly("a off", "b takes", "b on");
    pass(Duration.ofSeconds(1));
    a.pulse.step(); // it lives on to finish what it has in hand
    assertThat(happened).isEmpty();
  }

  /// A service that connects somewhere, of which there are two for a moment.
  private Leadership handingOver(String name, Node of, CountDownLatch connecting) {
    Overlap overlap = new Overlap(store, name, () -> NOW, Measures.NONE, () -> 0);
    Service slow =
        new Stub(name) {
          @Override
          public void start() {
            try {
              connecting.await();
            } catch (InterruptedException _) {
              Thread.currentThread().interrupt();
            }
            super.start();
          }
        };
    Leadership lead =
        new Leadership(
            of.pulse,
            of.hands,
            () -> {},
            () -> {},
            List.of(new LedService("gateway", () -> slow, overlap)));
    lead.start();
    return lead;
  }

  @Test
  void leaderIsStopped_whatTwoMayRunEndsWhenTheOtherHasIt_andThePulseGoesOnMeanwhile()
      throws Exception {
    CountDownLatch connecting = new CountDownLatch(1);
    Leadership first = handingOver("c", a, new CountDownLatch(0));
    a.pulse.step();
    assertThat(next(1)).containsExactly("c on");
    while (store.get(StateSpace.DEADLINES, "led/gateway").isEmpty()) {
      Thread.onSpinWait();
    }
    handingOver("d", b, connecting);
    b.pulse.step();

    Thread stopping = Thread.ofVirtual().start(() -> first.stop(Duration.ofMinutes(1)));
    while (a.pulse.standing() instanceof Standing.Leads) {
      Thread.onSpinWait();
    }
    for (int second = 0; second < 60; second++) {
      pass(Duration.ofSeconds(1));
      a.pulse.step(); // not held up by what waits
      b.pulse.step();
    }
    assertThat(b.pulse.isLeading()).isTrue();
    assertThat(happened).isEmpty();

    connecting.countDown();
    assertThat(next(2)).containsExactly("d on", "c off");
    stopping.join();
  }

  @Test
  void leaderIsStopped_andNobodyElseLives_endsAtOnce() throws Exception {
    Leadership alone = handingOver("c", a, new CountDownLatch(0));
    a.pulse.step();
    assertThat(next(1)).containsExactly("c on");
    while (store.get(StateSpace.DEADLINES, "led/gateway").isEmpty()) {
      Thread.onSpinWait();
    }

    alone.stop(Duration.ofDays(1)); // of which it would wait for half

    assertThat(next(1)).containsExactly("c off");
  }

  @Test
  void storeIsAway_whatRunsGoesOn_andNobodyLeads() throws Exception {
    a.pulse.step();
    b.pulse.step();
    next(2);

    replicas.away(true);
    for (int second = 0; second < 60; second++) {
      pass(Duration.ofSeconds(1));
      a.pulse.step();
      b.pulse.step();
    }
    assertThat(happened).isEmpty();
    assertThat(a.pulse.isLeading()).isFalse();
    assertThat(a.pulse.health().detail()).contains("cannot be written");
    assertThat(a.gateway.health()).isEqualTo(new Health(Health.State.UP, "of a"));

    replicas.away(false);
    pass(Duration.ofSeconds(1));
    b.pulse.step(); // it is the first to ask
    pass(Duration.ofSeconds(1));
    a.pulse.step();
    assertThat(next(3)).containsExactlyInAnyOrder("b takes", "b on", "a off");
  }

  @Test
  void storeIsBack_andNobodyElseTookTheLead_goesOnAsItWas() throws Exception {
    a.pulse.step();
    next(2);
    replicas.away(true);
    pass(Duration.ofMillis(6_500));
    a.pulse.step();
    assertThat(a.pulse.isLeading()).isFalse();

    replicas.away(false);
    pass(Duration.ofSeconds(1));
    a.pulse.step();

    assertThat(a.pulse.isLeading()).isTrue();
    assertThat(happened).isEmpty();
  }

  @Test
  void whatOneHadInHand_isDoneByTheOther_andWhatIsForTheLeaderByIt() throws Exception {
    a.pulse.step();
    b.pulse.step();
    next(2);
    a.hands.take("chat", "x", "1");
    b.hands.handOver("chat", "y", "2");
    b.hands.doing("chat", one -> happened.add("b does " + one.key()));
    b.pulse.step();
    assertThat(happened).isEmpty();

    pass(Duration.ofSeconds(9));
    b.pulse.step();

    assertThat(next(4)).containsExactlyInAnyOrder("b takes", "b on", "b does x", "b does y");
    b.hands.done("x");
    b.hands.done("y");
    assertThat(replicas.inHand()).isEmpty();
  }
}
