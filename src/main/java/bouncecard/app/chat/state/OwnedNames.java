package bouncecard.app.chat.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import bouncecard.app.state.StateSpace;
import bouncecard.app.state.StateStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Lines that belong to somebody, such as under what their answers are kept, so that all can be
/// forgotten: the latest in a page that is written anew with each, the earlier ones in full pages,
/// so that one more line costs the same under whom there are many.
///
/// Of two lines of one owner at the same moment, one may be left out.
///
/// @param life how long a line is kept at least, unless there are many later ones
public record OwnedNames(StateStore store, Duration life) {
  private static final int PAGE = 25;
  private static final int PAGES = 20;

  /// Before the number of full pages, in the first line of the page that is written.
  private static final String FULL = "+";

  /// @param full how many pages were filled before
  private record Latest(int full, List<String> lines) {}

  /// Puts a line to an owner's.
  public void add(String owner, String line) {
    Latest latest = latest(owner);
    if (latest.lines().size() >= PAGE) {
      write(page(owner, latest.full()), latest.lines());
      remove(page(owner, latest.full() - PAGES));
      latest = new Latest(latest.full() + 1, List.of());
    }
    List<String> lines = new ArrayList<>(latest.lines());
    lines.addFirst(line);
    write(owner, new Latest(latest.full(), lines));
  }

  /// An owner's lines, the last first.
  public List<String> of(String owner) {
    Latest latest = latest(owner);
    List<String> all = new ArrayList<>(latest.lines());
    for (int page = latest.full() - 1; page >= oldest(latest); page--) {
      all.addAll(read(page(owner, page)));
    }
    return all;
  }

  /// Forgets all of an owner's.
  public void forget(String owner) {
    Latest latest = latest(owner);
    for (int page = latest.full() - 1; page >= oldest(latest); page--) {
      remove(page(owner, page));
    }
    remove(owner);
  }

  /// Forgets some of an owner's lines.
  public void forget(String owner, Predicate<String> such) {
    Latest latest = latest(owner);
    for (int page = latest.full() - 1; page >= oldest(latest); page--) {
      List<String> lines = read(page(owner, page));
      List<String> left = lines.stream().filter(such.negate()).toList();
      if (left.isEmpty()) {
        remove(page(owner, page));
      } else if (left.size() < lines.size()) {
        write(page(owner, page), left);
      }
    }
    List<String> left = latest.lines().stream().filter(such.negate()).toList();
    if (left.isEmpty() && of(owner).size() == latest.lines().size()) {
      remove(owner);
    } else if (left.size() < latest.lines().size()) {
      write(owner, new Latest(latest.full(), left));
    }
  }

  private static int oldest(Latest latest) {
    return Math.max(0, latest.full() - PAGES);
  }

  private static String page(String owner, int number) {
    return owner + " " + number;
  }

  private Latest latest(String owner) {
    List<String> lines = read(owner);
    Optional<Integer> full =
        lines.stream()
            .findFirst()
            .filter(first -> first.matches("\\+[0-9]{1,9}"))
            .map(first -> Integer.parseInt(first.substring(FULL.length())));
    return full.isPresent()
        ? new Latest(full.get(), lines.subList(1, lines.size()))
        : new Latest(0, lines);
  }

  private void write(String owner, Latest latest) {
    List<String> lines = new ArrayList<>(latest.lines());
    if (latest.full() > 0) {
      lines.addFirst(FULL + latest.full());
    }
    write(owner, lines);
  }

  private List<String> read(String key) {
    return store
        .get(StateSpace.OWNERS, key)
        .map(value -> new String(value, UTF_8).lines().toList())
        .orElse(List.of());
  }

  private void write(String key, List<String> lines) {
    store.put(StateSpace.OWNERS, key, String.join("\n", lines).getBytes(UTF_8), life);
  }

  private void remove(String key) {
    store.remove(StateSpace.OWNERS, key);
  }
}
