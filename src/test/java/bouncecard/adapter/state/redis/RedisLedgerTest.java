package bouncecard.adapter.state.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import bouncecard.app.chat.Person;
import bouncecard.app.chat.state.Preferences;
import bouncecard.app.digest.DigestStore;
import bouncecard.app.inlet.ReadMark;
import bouncecard.app.watch.live.WatchLedger;
import bouncecard.app.watch.live.WatchLedgerContract;
import bouncecard.catalog.Language;
import bouncecard.lab.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What is kept for good in a real Redis: lines of watching, choices, the digest, read marks.
final class RedisLedgerTest extends WatchLedgerContract {
  @RegisterExtension static final SharedRedis REDIS = new SharedRedis();

  private RedisBench bench;
  private String prefix;

  @BeforeEach
  void open() {
    prefix = REDIS.prefix();
    bench = REDIS.bench();
  }

  @Override
  protected WatchLedger ledger() throws Exception {
    return bench.process().ledger();
  }

  @Test
  void lines_thatAnotherProcessPut_areReadAgain() throws Exception {
    WatchLedger one = ledger();
    WatchLedger two = ledger();
    one.put("a", "one");
    assertThat(one.flush()).isTrue();
    two.readAgain();
    assertThat(two.all()).containsExactly(entry("a", "one"));
    two.remove("a");
    assertThat(two.flush()).isTrue();
    one.readAgain();
    assertThat(one.all()).isEmpty();
  }

  @Test
  void oneThatWasRelieved_writesNothingUntilItReadsAgain() throws Exception {
    RedisState one = bench.process();
    RedisState two = bench.process();
    one.ledger().put("cursor", "5");
    assertThat(one.ledger().flush()).isTrue();
    DigestStore digest = one.digest();
    assertThat(digest.read()).isEmpty();
    assertThat(digest.write(new byte[] {1})).isTrue();
    REDIS.server().tell("INCR", prefix + ":leadterm"); // another one leads
    two.ledger().readAgain();
    two.ledger().put("cursor", "9");
    assertThat(two.ledger().flush()).isTrue();
    one.ledger().put("cursor", "6");
    assertThat(one.ledger().flush()).isFalse();
    assertThat(digest.write(new byte[] {2})).isFalse();
    assertThat(two.digest().read()).contains(new byte[] {1});
    one.ledger().readAgain();
    assertThat(one.ledger().all()).containsExactly(entry("cursor", "9"));
    one.ledger().put("cursor", "10");
    assertThat(one.ledger().flush()).isTrue();
  }

  @Test
  void writeThatOthersOvertook_isRefusedWhenItArrives() throws Exception {
    try (Proxy slow = new Proxy(REDIS.server().port())) {
      RedisState one = bench.process(bench.terms(slow.port()));
      RedisState two = bench.process();
      one.ledger().put("cursor", "5");
      assertThat(one.ledger().flush()).isTrue();
      slow.be(Proxy.Weather.HELD);
      one.ledger().put("cursor", "6"); // on its way, as one that leads
      REDIS.server().tell("INCR", prefix + ":leadterm"); // another one leads
      two.ledger().readAgain();
      two.ledger().put("cursor", "9");
      assertThat(two.ledger().flush()).isTrue();

      slow.be(Proxy.Weather.FINE);
      assertThat(one.ledger().flush()).isFalse();
      two.ledger().readAgain();
      assertThat(two.ledger().all()).containsExactly(entry("cursor", "9"));
    }
  }

  @Test
  void choices_holdForAllProcesses() throws Exception {
    Person person = new Person("chat", "T024BE7LD", "U0G9QF9C6");
    Preferences one = bench.process().preferences();
    RedisState second = bench.process();
    Preferences two = second.preferences();
    one.choose(person, Optional.of(new Language("ko")));
    assertThat(one.language(person)).contains(new Language("ko"));
    RedisBench.until(() -> two.language(person).isPresent());
    assertThat(two.language(person)).contains(new Language("ko"));
    two.choose(person, Optional.empty());
    assertThat(two.language(person)).isEmpty();
    RedisBench.until(() -> one.language(person).isEmpty());
    Person channel = person.channel("C024BE7LR");
    one.chooseForAll(channel, true);
    RedisBench.until(() -> two.isForAll(channel));
    two.forgetChannel("C024BE7LR");
    RedisBench.until(() -> !one.isForAll(channel));
    assertThat(one.isForAll(channel)).isFalse();
  }

  @Test
  void mark_ofAMailbox_isKept() throws Exception {
    Instant at = Instant.parse("2026-11-30T12:00:00Z");
    ReadMark mark = new ReadMark(7, 1, 12, at, at, List.of(3L, 9L));
    assertThat(bench.process().mailbox("bounces").latest()).isEmpty();
    bench.process().mailbox("bounces").keep(mark);
    assertThat(bench.process().mailbox("bounces").latest()).contains(mark);
    assertThat(bench.process().mailbox("other").latest()).isEmpty();
  }
}
