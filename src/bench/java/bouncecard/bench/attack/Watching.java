package bouncecard.bench.attack;

import java.io.IOException;

/// Looks at the bot twice a second while it is attacked: its memory, and whether it says how it is.
final class Watching {
  private static final long EVERY = 100;

  private final ProcessHandle bot;
  private final int internal;
  private final int outside;
  private final Times inside = new Times();
  private final Times door = new Times();
  private volatile Memory peak = new Memory(0, 0);
  private volatile String unready = "";
  private volatile int failures;

  /// @param internal the port of `internal.listen`
  /// @param outside the port of `http.listen`
  Watching(ProcessHandle bot, int internal, int outside) {
    this.bot = bot;
    this.internal = internal;
    this.outside = outside;
  }

  void watch(Until until) {
    while (!until.isOver()) {
      peak = peak.most(Memory.of(bot));
      ask(internal, inside);
      ask(outside, door);
      try {
        if (Target.get(internal, "/ready") != 200) {
          unready = Target.page(internal, "/ready");
        }
      } catch (IOException _) {
        failures++;
      }
      until.pause(EVERY);
    }
  }

  private void ask(int port, Times times) {
    long begun = System.nanoTime();
    try {
      Target.get(port, "/health");
      times.add(System.nanoTime() - begun);
    } catch (IOException _) {
      failures++;
    }
  }

  Memory peak() {
    return peak;
  }

  /// What `/ready` said last when it was not; empty where it always was.
  String unready() {
    return unready;
  }

  Times inside() {
    return inside;
  }

  Times door() {
    return door;
  }

  /// How often no answer came.
  int failures() {
    return failures;
  }
}
