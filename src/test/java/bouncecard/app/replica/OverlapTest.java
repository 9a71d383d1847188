package bouncecard.app.replica;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.cache.MemoryStore;
import bouncecard.app.measure.Measures;
import bouncecard.app.state.StateStore;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class OverlapTest {
  private final AtomicLong millis = new AtomicLong(1_700_000_000_000L);
  private final AtomicLong heard = new AtomicLong();
  private final StateStore store = new MemoryStore(() -> 0);
  private final List<String> told = new ArrayList<>();

  private final Measures measures =
      (Measures)
          Proxy.newProxyInstance(
              OverlapTest.class.getClassLoader(),
              new Class<?>[] {Measures.class},
              (_, method, arguments) -> {
                told.add(method.getName() + " " + Arrays.toString(arguments));
                return null;
              });

  private Overlap of(String own) {
    return new Overlap(store, own, () -> Instant.ofEpochMilli(millis.get()), measures, heard::get);
  }

  private void hear(Overlap one, int seconds, int perSecond) {
    for (int i = 0; i < seconds; i++) {
      one.hears("Discord");
      millis.addAndGet(1_000);
      heard.addAndGet(perSecond);
    }
  }

  @Test
  void gap_isToldWithAboutHowManyWentUnheard() {
    hear(of("a"), 30, 20);
    millis.addAndGet(8_000); // a second passed since the last look
    of("b").isUp("Discord");
    assertThat(told).containsExactly("unheard [discord, PT9S, 180]");
  }

  @Test
  void handOver_withoutAGap_isNotTold_norIsTheFirstStart() {
    Overlap a = of("a");
    a.isUp("Discord");
    hear(a, 10, 20);
    of("b").isUp("Discord");
    assertThat(told).isEmpty();
  }

  @Test
  void gap_afterAHandOver_isJudgedByWhatTheOneBeforeHeard() {
    hear(of("a"), 100, 20);
    Overlap b = of("b");
    b.isUp("Discord");
    hear(b, 3, 20);
    millis.addAndGet(9_000);
    of("c").isUp("Discord");
    assertThat(told).containsExactly("unheard [discord, PT10S, 200]");
  }
}
