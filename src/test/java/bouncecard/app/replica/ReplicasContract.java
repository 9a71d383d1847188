package bouncecard.app.replica;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.app.replica.Replicas.Standing;
import bouncecard.app.replica.Replicas.Taken;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What replicas agree on, whatever keeps it.
public abstract class ReplicasContract {
  private static final Duration LIFE = Duration.ofSeconds(8);
  private static final Set<String> CHAT = Set.of("chat");

  /// What is empty.
  protected abstract Replicas replicas();

  /// Lets a life of [#LIFE] pass.
  protected abstract void outlive(Replicas replicas);

  private static Errand errand(String key) {
    return new Errand(
        "chat",
        "chat/" + key,
        Instant.parse("2026-01-01T00:00:00Z"),
        key.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> keys(List<Errand> errands) {
    return errands.stream().map(Errand::key).toList();
  }

  @Test
  void lead_isOnesUntilItSaysNothingMore() {
    Replicas all = replicas();

    assertThat(all.beat("a", LIFE, true)).isEqualTo(new Standing.Leads(1));
    assertThat(all.beat("b", LIFE, true)).isEqualTo(new Standing.Follows());
    assertThat(all.beat("a", LIFE, true)).isEqualTo(new Standing.Leads(1));
    outlive(all);
    assertThat(all.beat("b", LIFE, true)).isEqualTo(new Standing.Leads(2));
    assertThat(all.beat("a", LIFE, true)).isEqualTo(new Standing.Follows());
  }

  @Test
  void lead_givenBack_isTheNextOnesAtOnce() {
    Replicas all = replicas();
    all.beat("a", LIFE, true);

    assertThat(all.beat("a", LIFE, false)).isEqualTo(new Standing.Follows());
    assertThat(all.beat("b", LIFE, true)).isEqualTo(new Standing.Leads(2));
  }

  @Test
  void replica_isAlone_untilAnotherLives() {
    Replicas all = replicas();
    all.beat("a", LIFE, true);
    assertThat(all.isAlone("a")).isTrue();
    all.beat("b", LIFE, true);
    assertThat(all.isAlone("a")).isFalse();
    all.leave("b");
    assertThat(all.isAlone("a")).isTrue();
    all.beat("c", LIFE, false);
    outlive(all);
    all.beat("a", LIFE, true);
    assertThat(all.isAlone("a")).isTrue();
  }

  @Test
  void errand_takenTwice_isTheFirstOnes() {
    Replicas all = replicas();
    all.beat("a", LIFE, true);
    all.beat("b", LIFE, true);

    assertThat(all.take(errand("x"), "a")).isEqualTo(Taken.NEW);
    assertThat(all.take(errand("x"), "b")).isEqualTo(Taken.IN_HAND);
    all.done("chat/x", "b"); // it is not b's
    assertThat(all.take(errand("x"), "b")).isEqualTo(Taken.IN_HAND);
    all.done("chat/x", "a");
    assertThat(all.take(errand("x"), "b")).isEqualTo(Taken.DONE);
    assertThat(all.takeOver("b", CHAT, true, 10)).isEmpty();
  }

  @Test
  void errand_ofOneThatLives_isNotTakenOver() {
    Replicas all = replicas();
    all.beat("a", LIFE, false);
    all.take(errand("x"), "a");

    assertThat(all.takeOver("b", CHAT, true, 10)).isEmpty();
  }

  @Test
  void errands_ofOneThatDied_areTakenOverOnceAndWhole() {
    Replicas all = replicas();
    all.beat("a", LIFE, false);
    all.take(errand("x"), "a");
    all.take(errand("y"), "a");
    outlive(all);
    all.beat("b", LIFE, false);
    all.beat("c", LIFE, false);

    assertThat(all.takeOver("b", Set.of("other"), true, 10)).isEmpty();
    List<Errand> over = all.takeOver("b", CHAT, false, 1);
    assertThat(over).hasSize(1);
    assertThat(over.getFirst())
        .usingRecursiveComparison()
        .isEqualTo(errand(over.getFirst().key().substring(5)));
    List<Errand> rest = all.takeOver("c", CHAT, false, 10);
    assertThat(keys(rest)).hasSize(1).doesNotContainAnyElementsOf(keys(over));
    assertThat(all.takeOver("c", CHAT, false, 10)).isEmpty();
    all.done(over.getFirst().key(), "a"); // it woke up
    assertThat(all.take(over.getFirst(), "a")).isEqualTo(Taken.IN_HAND);
    all.done(over.getFirst().key(), "b");
    assertThat(all.take(over.getFirst(), "a")).isEqualTo(Taken.DONE);
  }

  @Test
  void errands_ofOneThatLeft_areTheOthersAtOnce() {
    Replicas all = replicas();
    all.beat("a", LIFE, false);
    all.take(errand("x"), "a");
    all.leave("a");
    all.beat("b", LIFE, false);

    assertThat(keys(all.takeOver("b", CHAT, false, 10))).containsExactly("chat/x");
  }

  @Test
  void errand_thatIsDropped_isNewAgain() {
    Replicas all = replicas();
    all.beat("a", LIFE, false);
    all.take(errand("x"), "a");
    all.drop("chat/x", "b"); // it is not b's
    assertThat(all.take(errand("x"), "b")).isEqualTo(Taken.IN_HAND);
    all.drop("chat/x", "a");

    assertThat(all.takeOver("b", CHAT, false, 10)).isEmpty();
    assertThat(all.take(errand("x"), "b")).isEqualTo(Taken.NEW);
  }

  @Test
  void errand_forTheLeader_isTakenByNobodyElse() {
    Replicas all = replicas();
    all.beat("a", LIFE, true);
    all.beat("b", LIFE, true);
    all.take(errand("x"), Replicas.LEADER);

    assertThat(all.takeOver("b", CHAT, false, 10)).isEmpty();
    assertThat(keys(all.takeOver("a", CHAT, true, 10))).containsExactly("chat/x");
    assertThat(all.take(errand("x"), Replicas.LEADER)).isEqualTo(Taken.IN_HAND);
    all.done("chat/x", "a");
    assertThat(all.take(errand("x"), Replicas.LEADER)).isEqualTo(Taken.DONE);
  }
}
