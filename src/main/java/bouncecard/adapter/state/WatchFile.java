package bouncecard.adapter.state;

import bouncecard.adapter.state.StateFile.Content;
import bouncecard.app.serve.Health;
import bouncecard.app.serve.Service;
import bouncecard.app.watch.live.WatchLedger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/// The file that keeps watching over a restart: a line for each key, the later one counts, and one
/// with nothing in it means that there is none any more.
///
/// Changes are added to its end by a thread of its own, several together where they come faster
/// than the disk takes them; where the file has grown to much more than what is in it, it is
/// written anew.
public final class WatchFile implements WatchLedger, Service {
  private static final char TAB = '\t';
  private static final int ROOM = 2_000;
  private static final int TIMES = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final StateFile file;
  private final Consumer<String> warnings;
  private final Map<String, String> lines = new TreeMap<>();
  private final Set<String> changed = new LinkedHashSet<>();
  private int written;
  private boolean isUsable = true;
  private boolean isWriting;
  private Optional<String> told = Optional.empty();

  private WatchFile(Path name, Consumer<String> warnings) {
    this.file = StateFile.at(name);
    this.warnings = warnings;
  }

  /// What is kept in `name`, which is made where there is none.
  ///
  /// @param warnings takes what an operator should know, a sentence at a time
  public static WatchFile open(Path name, Consumer<String> warnings) {
    WatchFile ledger = new WatchFile(name, warnings);
    ledger.open();
    return ledger;
  }

  private synchronized void open() {
    switch (file.read()) {
      case Content.Absent() -> {}
      case Content.Unusable(String why) -> {
        isUsable = false;
        tell(Optional.of(why));
      }
      case Content.Read(byte[] bytes) -> {
        new String(bytes, StandardCharsets.UTF_8).lines().forEach(this::take);
        if (isUsable) {
          tell(file.replace(bytes(lines.keySet())));
        }
      }
    }
    written = lines.size();
  }

  /// A line that was cut off by a crash is the last one, and says too little to be taken.
  private void take(String line) {
    int tab = line.indexOf(TAB);
    if (tab > 0 && tab == line.length() - 1) {
      lines.remove(line.substring(0, tab));
    } else if (tab > 0) {
      lines.put(line.substring(0, tab), line.substring(tab + 1));
    }
  }

  private byte[] bytes(Set<String> keys) {
    StringBuilder all = new StringBuilder();
    for (String key : keys) {
      all.append(key).append(TAB).append(lines.getOrDefault(key, "")).append('\n');
    }
    return all.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public synchronized Map<String, String> all() {
    return new TreeMap<>(lines);
  }

  @Override
  public synchronized void put(String key, String line) {
    String kept = fit(line);
    if (!kept.equals(lines.put(fit(key), kept))) {
      changed(fit(key));
    }
  }

  @Override
  public synchronized void remove(String key) {
    if (lines.remove(fit(key)) != null) {
      changed(fit(key));
    }
  }

  private static String fit(String text) {
    return text.replace('\n', ' ').replace('\r', ' ').replace(TAB, ' ');
  }

  private void changed(String key) {
    if (!isUsable) {
      return;
    }
    // What changed last is written last: the mark up to which inlets are counted comes after what
    // was counted, also where the end is cut off.
    changed.remove(key);
    changed.add(key);
    if (!isWriting) {
      isWriting = true;
      Thread.ofPlatform().daemon().name("watch-state").start(this::writeAll);
    }
  }

  private void writeAll() {
    while (writeOnce()) {
      // there was more in the meantime
    }
  }

  private boolean writeOnce() {
    byte[] bytes;
    boolean isAnew;
    synchronized (this) {
      if (changed.isEmpty()) {
        isWriting = false;
        notifyAll();
        return false;
      }
      isAnew = written + changed.size() > ROOM + TIMES * lines.size();
      bytes = isAnew ? bytes(lines.keySet()) : bytes(changed);
      written = isAnew ? lines.size() : written + changed.size();
      changed.clear();
    }
    Optional<String> failure = isAnew ? file.replace(bytes) : file.append(bytes);
    synchronized (this) {
      tell(failure);
    }
    return true;
  }

  @Override
  public synchronized boolean flush() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (isWriting && isUsable) {
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
    return isUsable && told.isEmpty();
  }

  private void tell(Optional<String> failure) {
    failure.filter(why -> !told.equals(Optional.of(why))).ifPresent(warnings);
    told = failure;
  }

  @Override
  public String name() {
    return "what is watched";
  }

  @Override
  public void start() {}

  @Override
  public synchronized Health health() {
    return told.isPresent() ? new Health(Health.State.RECOVERING, "not written") : Health.UP;
  }

  /// Waits until all is written.
  @Override
  public synchronized void stop(Duration grace) {
    long end = System.nanoTime() + grace.toNanos();
    try {
      for (long left = grace.toMillis();
          isWriting && left > 0;
          left = Duration.ofNanos(end - System.nanoTime()).toMillis()) {
        wait(left);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
