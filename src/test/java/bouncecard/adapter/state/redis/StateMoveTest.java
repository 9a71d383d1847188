package bouncecard.adapter.state.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bouncecard.adapter.cache.MemoryStore;
import bouncecard.adapter.state.PreferenceFile;
import bouncecard.adapter.state.WatchFile;
import bouncecard.adapter.state.journal.InletJournal;
import bouncecard.adapter.state.sealed.SealedStore;
import bouncecard.app.chat.Person;
import bouncecard.app.inlet.Arrival;
import bouncecard.app.inlet.Intake;
import bouncecard.app.inlet.Kept;
import bouncecard.app.inlet.ReadMark;
import bouncecard.app.inlet.Receipt;
import bouncecard.app.serve.Secret;
import bouncecard.app.state.StateSpace;
import bouncecard.app.state.StateStore;
import bouncecard.catalog.Language;
import bouncecard.lab.Proxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A bot's state goes from its folder into a Redis, and back, with all that it knew.
final class StateMoveTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Person PERSON = new Person("chat", "T1", "U1");
  private static final Instant THEN = Instant.parse("2026-11-30T12:00:00Z");
  @RegisterExtension static final SharedRedis REDIS = new SharedRedis();

  @TempDir Path home;

  private final List<String> warnings = new ArrayList<>();
  private RedisBench bench;
  private StateFolder folder;

  @BeforeEach
  void open() {
    bench = REDIS.bench();
    folder =
        new StateFolder(
            home.resolve("state"),
            List.of(new Secret(RedisBench.KEY)),
            List.of("bounces"),
            _ -> DAY,
            new MemoryStore(System::nanoTime),
            warnings::add);
  }

  private static Arrival arrival(String id) {
    return Arrival.of(
        "one", id, "text/plain", id.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private static final byte[] ASKED = {1, 2, 3};
  private static final byte[] OWNED = {4, 5};
  private static final ReadMark MARK = new ReadMark(7, 1, 12, THEN, THEN, List.of(3L));

  /// Four arrived, of which two are counted.
  private void fill() throws Exception {
    PreferenceFile preferences = folder.preferences();
    preferences.choose(PERSON, Optional.of(new Language("ko")));
    preferences.chooseForAll(PERSON.channel("C1"), true);
    preferences.stop(DAY);
    WatchFile ledger = folder.ledger();
    ledger.put("mute 1", "until tomorrow");
    ledger.put("inlets", "2");
    assertThat(ledger.flush()).isTrue();
    assertThat(folder.digest().write(new byte[] {4, 2})).isTrue();
    folder.mailbox("bounces").keep(MARK);
    SealedStore answers = folder.kept();
    answers.put(StateSpace.ANSWERS, "button", ASKED, DAY);
    answers.put(StateSpace.OWNERS, "chat:T1:U1", OWNED, DAY);
    answers.put(StateSpace.EPISODES, "mailbox full", ASKED, DAY);
    answers.stop(DAY);
    InletJournal journal =
        InletJournal.open(folder.journal(InstantSource.system()), 0, warnings::add);
    for (String id : List.of("a", "b", "c", "d")) {
      assertThat(journal.take(arrival(id))).isEqualTo(Receipt.KEPT);
    }
    journal.stop(DAY);
  }

  private static List<String> read(Kept kept) throws InterruptedException {
    List<String> read = new ArrayList<>();
    for (Optional<Kept.Numbered> next = kept.next(Duration.ZERO);
        next.isPresent();
        next = kept.next(Duration.ZERO)) {
      read.add(next.get().number() + "=" + next.get().arrival().id());
    }
    return read;
  }

  @Test
  void stateGoesThereAndBack_withAllThatItKnew() throws Exception {
    fill();
    RedisState redis = bench.process();
    assertThat(new StateMove(folder, redis).toRedis())
        .isEqualTo(new StateMove.Moved(2, 2, 1, 2, 4));
    assertThat(folder.isEmpty()).isTrue();
    assertThat(Files.exists(home.resolve("state.moved"))).isTrue();

    RedisState there = bench.process();
    assertThat(there.preferences().language(PERSON)).contains(new Language("ko"));
    assertThat(there.preferences().isForAll(PERSON.channel("C1"))).isTrue();
    assertThat(there.ledger().all()).isEqualTo(Map.of("mute 1", "until tomorrow", "inlets", "2"));
    assertThat(there.digest().read()).contains(new byte[] {4, 2});
    assertThat(there.mailbox("bounces").latest()).contains(MARK);
    answersAre(there.store());
    assertThat(filesOf("state.kept")).isZero();
    Intake intake = there.intake(_ -> DAY);
    assertThat(intake.take(arrival("a"))).isEqualTo(Receipt.REPEATED);
    assertThat(intake.take(arrival("d"))).isEqualTo(Receipt.REPEATED);
    assertThat(intake.take(arrival("e"))).isEqualTo(Receipt.KEPT);
    there.readAfter(2);
    assertThat(read(there.kept())).containsExactly("3=c", "4=d", "5=e");
    there.ledger().put("inlets", "3");
    assertThat(there.ledger().flush()).isTrue();
    there.kept().done(3);
    there.stop(Duration.ofSeconds(5));

    RedisState back = bench.process();
    assertThat(new StateMove(folder, back).toFolder())
        .isEqualTo(new StateMove.Moved(2, 2, 1, 2, 3));
    assertThat(bench.isThere(":watch")).isFalse();
    assertThat(bench.isThere(":arrivals")).isFalse();
    assertThat(folder.preferences().language(PERSON)).contains(new Language("ko"));
    assertThat(folder.preferences().isForAll(PERSON.channel("C1"))).isTrue();
    assertThat(folder.ledger().all()).isEqualTo(Map.of("mute 1", "until tomorrow", "inlets", "3"));
    assertThat(folder.digest().read()).contains(new byte[] {4, 2});
    assertThat(folder.mailbox("bounces").latest()).contains(MARK);
    SealedStore answers = folder.kept();
    answersAre(answers);
    answers.stop(DAY);
    assertThat(REDIS.server().tell("KEYS", REDIS.prefix() + ":answers:*")).isEqualTo("*0\r\n");
    InletJournal journal =
        InletJournal.open(folder.journal(InstantSource.system()), 3, warnings::add);
    assertThat(read(journal)).containsExactly("4=d", "5=e");
    for (String id : List.of("a", "b", "c", "d", "e")) {
      assertThat(journal.take(arrival(id))).as(id).isEqualTo(Receipt.REPEATED);
    }
    journal.stop(DAY);
    assertThat(warnings).isEmpty();

    // And there again: what was put aside is in nobody's way.
    assertThat(new StateMove(folder, bench.process()).toRedis().arrivals()).isEqualTo(2);
  }

  private static void answersAre(StateStore store) {
    assertThat(store.get(StateSpace.ANSWERS, "button")).hasValue(ASKED);
    assertThat(store.get(StateSpace.OWNERS, "chat:T1:U1")).hasValue(OWNED);
    assertThat(store.get(StateSpace.EPISODES, "mailbox full")).hasValue(ASKED);
  }

  private long filesOf(String name) throws IOException {
    try (var files = Files.list(home.resolve(name))) {
      return files.count();
    }
  }

  @Test
  void answersAlone_move_andKeepTheTimeThatIsLeftToThem() throws Exception {
    SealedStore answers = folder.kept();
    answers.put(StateSpace.ANSWERS, "button", ASKED, Duration.ofMinutes(10));
    answers.stop(DAY);

    assertThat(new StateMove(folder, bench.process()).toRedis())
        .isEqualTo(new StateMove.Moved(0, 0, 1, 0, 0));

    StateStore there = bench.process().store();
    assertThat(there.get(StateSpace.ANSWERS, "button")).hasValue(ASKED);
    bench.pass(Duration.ofMinutes(11));
    assertThat(there.get(StateSpace.ANSWERS, "button")).isEmpty();
  }

  @Test
  void answersOfAnotherKey_stayWhereTheyAre() throws Exception {
    StateFolder others =
        new StateFolder(
            folder.file(),
            List.of(new Secret("x".repeat(40))),
            List.of(),
            _ -> DAY,
            new MemoryStore(System::nanoTime),
            warnings::add);
    SealedStore answers = others.kept();
    answers.put(StateSpace.ANSWERS, "button", ASKED, DAY);
    answers.stop(DAY);

    assertThat(new StateMove(folder, bench.process()).toRedis())
        .isEqualTo(new StateMove.Moved(0, 0, 0, 0, 0));
    assertThat(filesOf("state.kept")).isOne();
    assertThat(warnings).anyMatch(one -> one.contains("another key"));
  }

  @Test
  void stateThatIsThere_isNeverOverwritten() throws Exception {
    fill();
    RedisState redis = bench.process();
    redis.ledger().put("inlets", "9");
    assertThat(redis.ledger().flush()).isTrue();
    assertThatThrownBy(() -> new StateMove(folder, redis).toRedis())
        .hasMessageContaining("not overwritten");
    assertThatThrownBy(() -> new StateMove(folder, redis).toFolder())
        .hasMessageContaining("not overwritten");
    assertThat(redis.ledger().all()).isEqualTo(Map.of("inlets", "9"));
    assertThat(folder.ledger().all()).containsEntry("inlets", "2");
  }

  @Test
  void redisThatIsAway_movesNothing() throws Exception {
    fill();
    try (Proxy proxy = new Proxy(REDIS.server().port())) {
      proxy.be(Proxy.Weather.SHUT);
      RedisState redis = bench.process(bench.terms(proxy.port()));
      assertThatThrownBy(() -> new StateMove(folder, redis).toRedis())
          .hasMessageContaining("nothing was moved");
      assertThat(folder.ledger().all()).containsEntry("inlets", "2");
    }
  }
}
