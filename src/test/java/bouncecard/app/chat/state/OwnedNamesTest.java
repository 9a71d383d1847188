package bouncecard.app.chat.state;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.cache.MemoryStore;
import bouncecard.app.state.StateSpace;
import bouncecard.app.state.StateStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class OwnedNamesTest {
  private final StateStore store = new MemoryStore(() -> 0);
  private final OwnedNames names = new OwnedNames(store, Duration.ofDays(1));

  private static List<String> lines(int from, int downTo) {
    return IntStream.iterate(from, i -> i >= downTo, i -> i - 1).mapToObj(i -> "n" + i).toList();
  }

  @Test
  void lines_comeBackLastFirst_theLast500AtLeast() {
    for (int i = 0; i < 700; i++) {
      names.add("ann", "n" + i);
      names.add("ben", "of another");
      assertThat(store.get(StateSpace.OWNERS, "ann").orElseThrow()).hasSizeLessThan(200);
    }

    List<String> all = names.of("ann");
    assertThat(all).hasSizeBetween(500, 525).isEqualTo(lines(699, 700 - all.size()));
  }

  @Test
  void forget_leavesNothing_andNothingOfAnother() {
    for (int i = 0; i < 80; i++) {
      names.add("ann", "n" + i);
    }
    names.add("ben", "b");

    names.forget("ann");

    assertThat(names.of("ann")).isEmpty();
    assertThat(IntStream.range(0, 10).mapToObj(i -> store.get(StateSpace.OWNERS, "ann " + i)))
        .allMatch(Optional::isEmpty);
    assertThat(names.of("ben")).containsExactly("b");
  }

  @Test
  void forgetSome_leavesTheOthers_andNoEmptyPage() {
    for (int i = 0; i < 80; i++) {
      names.add("ann", "n" + i);
    }

    names.forget("ann", line -> !line.endsWith("7"));
    assertThat(names.of("ann"))
        .containsExactly("n77", "n67", "n57", "n47", "n37", "n27", "n17", "n7");

    names.forget("ann", _ -> true);
    assertThat(names.of("ann")).isEmpty();
    assertThat(store.get(StateSpace.OWNERS, "ann")).isEmpty();
    names.add("ann", "again");
    assertThat(names.of("ann")).containsExactly("again");
  }

  @Test
  void whatAnEarlierReleaseWrote_isRead() {
    String all = String.join("\n", lines(300, 1));
    store.put(StateSpace.OWNERS, "ann", all.getBytes(StandardCharsets.UTF_8), Duration.ofDays(1));

    names.add("ann", "n301");

    assertThat(names.of("ann")).isEqualTo(lines(301, 1));
  }
}
