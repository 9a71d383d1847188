package bouncecard.text;

import java.util.Arrays;
import java.util.Optional;

/// A text that was made from another one, and where in that one each of its characters stood.
///
/// It is a value; [Builder] makes the next one. Characters that stand for several, or for none, are
/// said to stand where the first of those stood.
public final class Rewritten {
  private final String text;

  /// For each run of characters that follow each other in the original too: where it begins here,
  /// then there. One array for both, in pairs.
  private final int[] runs;

  private Optional<Signs> signs = Optional.empty();

  private Rewritten(String text, int[] runs) {
    this.text = text;
    this.runs = runs;
  }

  /// The original itself.
  public static Rewritten of(String text) {
    return new Rewritten(text, new int[] {0, 0});
  }

  /// The text as it is now.
  public String text() {
    return text;
  }

  /// Which characters stand in it; found out when it is first asked.
  public Signs signs() {
    if (signs.isEmpty()) {
      signs = Optional.of(Signs.of(text));
    }
    return signs.orElseThrow();
  }

  /// Where the character at `index` stood in the original, counted in UTF-16 units from 0.
  public int origin(int index) {
    int low = 0;
    int high = runs.length / 2 - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (runs[2 * middle] <= index) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return runs.length == 0 ? index : runs[2 * low + 1] + index - runs[2 * low];
  }

  /// Makes the next text from this one, from its beginning to its end.
  public Builder rewrite() {
    return new Builder(this);
  }

  /// Copies pieces of a text, leaves others out, and puts new ones between.
  public static final class Builder {
    private static final int[] NO_RUNS = {};
    private static final int FIRST_RUNS = 16;

    private final Rewritten source;

    /// Made with the first change: most texts are left as they are.
    private StringBuilder out = new StringBuilder(0);

    private int[] runs = NO_RUNS;
    private int used;

    /// How much of the source is left as it is, before the first change.
    private int copied;

    private boolean isChanged;

    private Builder(Rewritten source) {
      this.source = source;
    }

    /// Copies all that stands before `end` and was not copied or skipped yet.
    public Builder copyTo(int end) {
      if (end > copied) {
        if (isChanged) {
          addRuns(copied, end);
          out.append(source.text, copied, end);
        }
        copied = end;
      }
      return this;
    }

    private void change() {
      if (!isChanged) {
        isChanged = true;
        out = new StringBuilder(source.text.length());
        runs = new int[FIRST_RUNS];
        if (copied > 0) {
          addRuns(0, copied);
          out.append(source.text, 0, copied);
        }
      }
    }

    private void addRuns(int from, int to) {
      int at = from;
      while (at < to) {
        int origin = source.origin(at);
        addRun(out.length() + at - from, origin);
        at = Math.min(to, source.endOfRun(at));
      }
    }

    private void addRun(int here, int origin) {
      if (used >= 2 && origin - here == runs[used - 1] - runs[used - 2]) {
        return;
      }
      if (used + 2 > runs.length) {
        runs = Arrays.copyOf(runs, runs.length * 2);
      }
      runs[used++] = here;
      runs[used++] = origin;
    }

    /// Leaves out what stands before `end` and was not copied yet.
    public Builder skipTo(int end) {
      if (end > copied) {
        change();
        copied = end;
      }
      return this;
    }

    /// Puts words in that stand for what comes next.
    public Builder put(String words) {
      if (!words.isEmpty()) {
        change();
        addRun(
            out.length(), source.origin(Math.min(copied, Math.max(0, source.text.length() - 1))));
        out.append(words);
      }
      return this;
    }

    /// Puts one character in the place of the next one.
    public Builder replace(char c) {
      change();
      addRuns(copied, copied + 1);
      out.append(c);
      copied++;
      return this;
    }

    /// Whether anything but copying was done.
    public boolean isChanged() {
      return isChanged;
    }

    /// The text with all that is left; the one that this was made from where nothing was changed.
    public Rewritten build() {
      if (!isChanged) {
        return source;
      }
      copyTo(source.text.length());
      return new Rewritten(out.toString(), Arrays.copyOf(runs, used));
    }
  }

  private int endOfRun(int index) {
    int low = 0;
    int high = runs.length / 2;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (runs[2 * middle] <= index) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return 2 * low < runs.length ? runs[2 * low] : Integer.MAX_VALUE;
  }
}
