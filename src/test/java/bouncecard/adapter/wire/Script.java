package bouncecard.adapter.wire;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What a stand-in is told to answer instead of what it would: by the name of what is called, a
/// number of times or until it is healed.
public final class Script {
  private final Map<String, Deque<WebAnswer>> next = new HashMap<>();
  private final Map<String, WebAnswer> always = new HashMap<>();

  /// Answers so from now on.
  public synchronized void always(String name, WebAnswer answer) {
    always.put(name, answer);
  }

  /// Answers so the next times.
  public synchronized void next(String name, int times, WebAnswer answer) {
    Deque<WebAnswer> answers = next.computeIfAbsent(name, _ -> new ArrayDeque<>());
    for (int i = 0; i < times; i++) {
      answers.add(answer);
    }
  }

  /// Answers as usual again.
  public synchronized void heal(String name) {
    next.remove(name);
    always.remove(name);
  }

  /// What to answer now; empty for the usual.
  public synchronized Optional<WebAnswer> take(String name) {
    WebAnswer first = next.getOrDefault(name, new ArrayDeque<>()).poll();
    return Optional.ofNullable(first).or(() -> Optional.ofNullable(always.get(name)));
  }
}
