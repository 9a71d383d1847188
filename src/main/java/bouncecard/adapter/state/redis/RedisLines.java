package bouncecard.adapter.state.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import bouncecard.app.watch.live.WatchLedger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// Lines by keys that all processes share, each with a copy in memory.
///
/// What is put is there at once, and on its way to Redis a moment later: by a thread of its own,
/// several together where they come faster than Redis takes them, and each lot as one step, so that
/// nobody sees a later change without an earlier one. What cannot be told waits.
///
/// Where one process of all writes, a write of one that was relieved meanwhile is refused: lines
/// were read in a term, and are written in that term.
final class RedisLines implements WatchLedger {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int MOST_AT_ONCE = 500;
  private static final char TAB = '\t';

  private final RedisLine line;
  private final String name;
  private final Map<String, String> lines = new TreeMap<>();
  private final Set<String> changed = new LinkedHashSet<>();
  private boolean isRead;
  private boolean isWriting;
  private boolean isRelieved;
  private long version = -1;
  private long term;

  /// @param name what they are called in Redis
  RedisLines(RedisLine line, String name) {
    this.line = line;
    this.name = name;
  }

  /// Reads them, and again whenever another process changed them, as soon as that is seen.
  void follow() {
    line.whenThere(this::catchUp);
  }

  private record Read(long version, long term, Map<byte[], byte[]> found) {}

  /// Has what another process put be there. What this one put and Redis was not told of stays.
  @Override
  public void readAgain() {
    try {
      read();
    } catch (RedisAway _) {
      // What was there counts.
    }
  }

  private void read() throws RedisAway {
    RedisNames names = line.names();
    Read read =
        line.ask(
                (redis, at) -> {
                  // In this order: what changes in between is read again.
                  CompletionStage<byte[]> version = redis.get(at.only(name + "-version"));
                  CompletionStage<byte[]> term = redis.get(at.only(RedisNames.TERM));
                  CompletionStage<Map<byte[], byte[]>> all = redis.hgetall(at.only(name));
                  return version
                      .thenCombine(term, (one, two) -> new long[] {number(one), number(two)})
                      .thenCombine(all, (both, found) -> new Read(both[0], both[1], found));
                },
                PATIENCE)
            .orElseThrow();
    synchronized (this) {
      lines.keySet().retainAll(changed);
      read.found().values().forEach(value -> take(names, value));
      version = read.version();
      term = read.term();
      isRead = true;
      isRelieved = false;
    }
  }

  static long number(byte @Nullable [] written) {
    return written == null ? 0 : Long.parseLong(new String(written, UTF_8));
  }

  private void take(RedisNames names, byte[] value) {
    names
        .seal()
        .opened(value, name)
        .map(bytes -> new String(bytes, UTF_8))
        .ifPresent(
            text -> {
              int tab = text.indexOf(TAB);
              if (tab > 0 && !changed.contains(text.substring(0, tab))) {
                lines.put(text.substring(0, tab), text.substring(tab + 1));
              }
            });
  }

  /// Tells what waits, and looks whether others told anything.
  private void catchUp() throws RedisAway {
    boolean isKnown;
    long mine;
    synchronized (this) {
      isKnown = isRead;
      mine = version;
      begin();
    }
    long now =
        line.ask((redis, names) -> redis.get(names.only(name + "-version")))
            .map(RedisLines::number)
            .orElse(0L);
    if (!isKnown || now != mine) {
      read();
    }
  }

  @Override
  public synchronized Map<String, String> all() {
    return new TreeMap<>(lines);
  }

  synchronized int size() {
    return lines.size();
  }

  synchronized Optional<String> get(String key) {
    return Optional.ofNullable(lines.get(key));
  }

  @Override
  public synchronized void put(String key, String value) {
    String kept = fit(value);
    if (!kept.equals(lines.put(fit(key), kept))) {
      changed(fit(key));
    }
  }

  @Override
  public synchronized void remove(String key) {
    if (lines.remove(fit(key)) != null || !isRead) {
      changed(fit(key));
    }
  }

  private static String fit(String text) {
    return text.replace('\n', ' ').replace('\r', ' ').replace(TAB, ' ');
  }

  private void changed(String key) {
    changed.remove(key); // what changed last is told last
    changed.add(key);
    begin();
  }

  private synchronized void begin() {
    if (!isWriting && !changed.isEmpty() && !isRelieved && line.isThere()) {
      isWriting = true;
      Thread.ofVirtual().name("redis-" + name).start(this::writeAll);
    }
  }

  private void writeAll() {
    try {
      while (writeSome()) {
        // there was more in the meantime
      }
    } catch (RedisAway _) {
      // What waits is told when Redis is there again.
    } finally {
      synchronized (this) {
        isWriting = false;
        notifyAll();
      }
    }
  }

  private boolean writeSome() throws RedisAway {
    RedisNames names = line.names();
    List<String> lot;
    List<byte[]> arguments = new ArrayList<>();
    Map<String, String> told = new TreeMap<>();
    synchronized (this) {
      lot = changed.stream().limit(MOST_AT_ONCE).toList();
      arguments.add(RedisScript.number(term));
      for (String key : lot) {
        Optional<String> value = Optional.ofNullable(lines.get(key));
        value.ifPresent(text -> told.put(key, text));
        arguments.add(bytes(names.seal().name(name + "/" + key)));
        arguments.add(
            value
                .map(text -> names.seal().sealed(bytes(key + TAB + text), name))
                .orElse(new byte[0]));
      }
    }
    if (lot.isEmpty()) {
      return false;
    }
    long after =
        line.run(
            RedisScript.LINES,
            at ->
                new byte[][] {at.only(name), at.only(name + "-version"), at.only(RedisNames.TERM)},
            PATIENCE,
            arguments.toArray(byte[][]::new));
    synchronized (this) {
      if (after == 0) {
        isRelieved = true; // another process has it; what this one thinks counts no more
        changed.clear();
        return false;
      }
      version = after == version + 1 ? after : version;
      lot.forEach(
          key -> {
            boolean isLatest =
                Optional.ofNullable(lines.get(key)).equals(Optional.ofNullable(told.get(key)));
            if (isLatest) {
              changed.remove(key);
            }
          });
      return !changed.isEmpty();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  /// Waits until Redis has all that was put; false where it has not.
  @Override
  public synchronized boolean flush() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    begin();
    try {
      while (isWriting) {
        long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
        if (left <= 0) {
          return false;
        }
        wait(left);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
    return changed.isEmpty() && !isRelieved && line.isThere();
  }
}
