package bouncecard.app.watch.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every ledger does; each that outlives a program has a test that extends this one.
public abstract class WatchLedgerContract {

  /// The ledger, as a program has it that begins now.
  protected abstract WatchLedger ledger() throws Exception;

  @Test
  void lines_areThereAtOnceAndAfterARestart() throws Exception {
    WatchLedger before = ledger();
    before.put("b", "two 둘");
    before.put("a", "one");
    before.put("a", "one more");
    before.put("c", "gone");
    before.remove("c");
    before.remove("never there");
    assertThat(before.all()).containsExactly(entry("a", "one more"), entry("b", "two 둘"));
    assertThat(before.flush()).isTrue();

    WatchLedger after = ledger();
    assertThat(after.all()).containsExactly(entry("a", "one more"), entry("b", "two 둘"));
    after.remove("b");
    after.put("a", "line\nbreak\tand tab");
    assertThat(after.flush()).isTrue();
    assertThat(ledger().all()).containsExactly(entry("a", "line break and tab"));
  }

  @Test
  void lines_ofManyAtOnce_areAllKept() throws Exception {
    WatchLedger ledger = ledger();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      int number = i;
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    for (int line = 0; line < 200; line++) {
                      ledger.put(number + "/" + line, "x".repeat(line + 1));
                    }
                  }));
    }
    for (Thread one : threads) {
      one.join();
    }
    assertThat(ledger.flush()).isTrue();
    assertThat(ledger.all().size()).isEqualTo(1_600);
    assertThat(ledger().all().equals(ledger.all())).isTrue();
  }
}
