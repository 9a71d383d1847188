package bouncecard.adapter.state.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import bouncecard.app.replica.Errand;
import bouncecard.app.replica.Replicas;
import io.lettuce.core.ScriptOutputType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/// What the replicas with one Redis agree on.
///
/// What each has in hand is sealed.
final class RedisReplicas implements Replicas {
  /// As long as a platform may deliver it again.
  private static final Duration MET = Duration.ofMinutes(10);

  /// Until when each lives.
  private static final String LIVING = "living";

  /// What waits for one replica; more is refused.
  private static final int MOST = 5_000;

  private static final int MOST_UNTOLD = 50_000;

  private final RedisLine line;

  /// What was done and Redis was not told of, because it was away.
  private final Queue<Done> untold = new ConcurrentLinkedQueue<>();

  private record Done(String key, String owner, boolean isForgotten) {}

  RedisReplicas(RedisLine line) {
    this.line = line;
    line.whenThere(this::tellAll);
  }

  @Override
  public Standing beat(String replica, Duration life, boolean mayLead) {
    try {
      long term =
          line.run(
              RedisScript.BEAT,
              names ->
                  new byte[][] {
                    names.only("lead"),
                    names.only("leadterm"),
                    names.alive(replica),
                    names.only(LIVING)
                  },
              RedisScript.word(line.names().replica(replica)),
              RedisScript.number(life.toMillis()),
              flag(mayLead));
      return term == 0 ? new Standing.Follows() : new Standing.Leads(term);
    } catch (RedisAway _) {
      return new Standing.Unknown();
    }
  }

  @Override
  public boolean isAlone(String replica) {
    try {
      return line.run(
              RedisScript.OTHERS,
              names -> new byte[][] {names.only(LIVING)},
              RedisScript.word(line.names().replica(replica)))
          == 0;
    } catch (RedisAway _) {
      return false;
    }
  }

  @Override
  public Taken take(Errand errand, String owner) {
    try {
      RedisNames names = line.names();
      String field = names.errand(errand.platform(), errand.key());
      long answer =
          line.run(
              RedisScript.HAND,
              at ->
                  new byte[][] {
                    at.met(errand.key()), at.hand(at.replica(owner)), at.only("owners")
                  },
              RedisScript.word(names.replica(owner)),
              RedisScript.word(field),
              names.seal().sealed(ErrandForm.written(errand), field),
              RedisScript.number(MET.toMillis()),
              RedisScript.number(MOST));
      return switch ((int) answer) {
        case 0 -> Taken.NEW;
        case 1 -> Taken.IN_HAND;
        case 2 -> Taken.DONE;
        default -> Taken.NOT_KEPT;
      };
    } catch (RedisAway _) {
      return Taken.NOT_KEPT;
    }
  }

  @Override
  public void done(String key, String owner) {
    end(new Done(key, owner, /* isForgotten= */ false));
  }

  @Override
  public void drop(String key, String owner) {
    end(new Done(key, owner, /* isForgotten= */ true));
  }

  private void end(Done one) {
    try {
      tell(one);
    } catch (RedisAway _) {
      if (untold.size() < MOST_UNTOLD) {
        untold.add(one);
      }
    }
  }

  private void tell(Done one) throws RedisAway {
    RedisNames names = line.names();
    // The platform heads a key.
    String platform = one.key().substring(0, Math.max(0, one.key().indexOf('/')));
    line.run(
        RedisScript.DONE,
        at -> new byte[][] {at.met(one.key()), at.hand(at.replica(one.owner()))},
        RedisScript.word(names.replica(one.owner())),
        RedisScript.word(names.errand(platform, one.key())),
        flag(one.isForgotten()));
  }

  private void tellAll() throws RedisAway {
    for (Done one = untold.peek(); one != null; one = untold.peek()) {
      tell(one);
      untold.poll();
    }
  }

  @Override
  public List<Errand> takeOver(String replica, Set<String> platforms, boolean isLeading, int most) {
    if (!line.isThere()) {
      return List.of();
    }
    try {
      RedisNames names = line.names();
      List<byte[]> arguments = new ArrayList<>();
      arguments.add(RedisScript.word(names.replica(replica)));
      arguments.add(flag(isLeading));
      arguments.add(RedisScript.number(most));
      arguments.add(names.only("hand:"));
      arguments.add(names.only("alive:"));
      arguments.add(names.only("met:"));
      arguments.add(RedisScript.word(names.replica(LEADER)));
      platforms.forEach(one -> arguments.add(RedisScript.word(names.replica(one))));
      Optional<List<byte[]>> answer =
          line.ask(
              (redis, at) ->
                  redis.<List<byte[]>>evalsha(
                      RedisScript.OVER.digest(),
                      ScriptOutputType.MULTI,
                      new byte[][] {at.only("owners")},
                      arguments.toArray(byte[][]::new)));
      return opened(names, answer.orElse(List.of()));
    } catch (RedisAway _) {
      return List.of();
    }
  }

  /// What cannot be opened was sealed with a key that is not known here; it is let be.
  private static List<Errand> opened(RedisNames names, List<byte[]> answer) {
    List<Errand> errands = new ArrayList<>();
    for (int i = 0; i + 1 < answer.size(); i += 2) {
      names
          .seal()
          .opened(answer.get(i + 1), new String(answer.get(i), US_ASCII))
          .flatMap(ErrandForm::parse)
          .ifPresent(errands::add);
    }
    return errands;
  }

  @Override
  public void leave(String replica) {
    try {
      line.ask(
          (redis, names) -> {
            var _ = redis.zrem(names.only(LIVING), RedisScript.word(names.replica(replica)));
            return redis.del(names.alive(replica));
          });
    } catch (RedisAway _) {
      // It is over by itself.
    }
  }

  private static byte[] flag(boolean is) {
    return RedisScript.number(is ? 1 : 0);
  }
}
