package bouncecard.adapter.state.redis;

import bouncecard.adapter.state.journal.ArrivalForm;
import bouncecard.app.inlet.Arrival;
import bouncecard.app.inlet.Intake;
import bouncecard.app.inlet.Receipt;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/// Keeps in Redis what arrives at any process, each once, before anybody is told that it did.
///
/// @param remembered for how long an id of an inlet is known
/// @param most how many bytes may wait to be read
record RedisIntake(
    RedisLine line, Function<String, Duration> remembered, long most, InstantSource clock)
    implements Intake {
  /// Services wait about as long.
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final long REPEATED = -1;
  private static final long REPLAYED = -2;
  private static final long FULL = -3;

  /// What waits in Redis, and how it is numbered.
  static final String QUEUE = "arrivals";

  static final String NUMBER = "arrivals-number";
  static final String BYTES = "arrivals-bytes";

  @Override
  public List<Receipt> takeAll(List<Arrival> arrivals) {
    Instant now = clock.instant();
    try {
      List<ArrivalForm> forms = new ArrayList<>();
      for (Arrival one : arrivals) {
        if (one.bytes().length <= LONGEST) {
          forms.add(ArrivalForm.of(one, now, remembered));
        }
      }
      List<Long> numbers = keep(forms, /* first= */ 0);
      List<Receipt> receipts = new ArrayList<>();
      int at = 0;
      for (Arrival one : arrivals) {
        receipts.add(one.bytes().length > LONGEST ? Receipt.REFUSED : receipt(numbers.get(at++)));
      }
      return receipts;
    } catch (RedisAway e) {
      Receipt one = e.kind() == RedisTrouble.Kind.FULL ? Receipt.FULL : Receipt.REFUSED;
      return arrivals.stream().map(_ -> one).toList();
    }
  }

  private static Receipt receipt(long number) {
    if (number == REPEATED) {
      return Receipt.REPEATED;
    }
    if (number == REPLAYED) {
      return Receipt.REPLAYED;
    }
    return number == FULL ? Receipt.FULL : Receipt.KEPT;
  }

  /// Keeps them in order, all on their way at once; what came of each by its number, or less.
  ///
  /// @param first the number of the first of them; 0 for the next one that is free
  List<Long> keep(List<ArrivalForm> forms, long first) throws RedisAway {
    return line.ask(
            (redis, names) -> {
              CompletionStage<List<Long>> all = CompletableFuture.completedFuture(List.of());
              long number = first;
              for (ArrivalForm form : forms) {
                all = all.thenCombine(sent(redis, names, form, number), RedisIntake::with);
                number += number == 0 ? 0 : 1;
              }
              return all;
            },
            PATIENCE)
        .orElseThrow();
  }

  private static List<Long> with(List<Long> all, Long one) {
    List<Long> more = new ArrayList<>(all);
    more.add(one);
    return more;
  }

  private CompletionStage<Long> sent(
      RedisAsyncCommands<byte[], byte[]> redis, RedisNames names, ArrivalForm form, long number) {
    long life = Math.max(1, form.until() * 60_000L - clock.millis());
    return redis.evalsha(
        RedisScript.ARRIVE.digest(),
        ScriptOutputType.INTEGER,
        new byte[][] {
          names.arrived(form.id()),
          names.arrived(form.token()),
          names.only(QUEUE),
          names.only(NUMBER),
          names.only(BYTES)
        },
        RedisScript.number(life),
        RedisScript.number(form.token() == 0 ? 0 : 1),
        names.seal().sealed(form.written(), QUEUE),
        RedisScript.number(most),
        RedisScript.number(number),
        RedisScript.number(form.id()),
        RedisScript.number(form.token()));
  }
}
