package bouncecard.text;

import java.util.Arrays;

/// A text that was made from another one, and where in that one each of its characters stood.
///
/// It is a value; [Builder] makes the next one. Characters that stand for several, or for none, are
/// said to stand where the first of those stood.
public final class Rewritten {
  private final String text;

  /// For each run of characters that follow each other in the original too: where it begins here,
  /// then there. One array for both, in pairs.
  private final int[] runs;

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
    private final Rewritten source;
    private final StringBuilder out;
    private int[] runs = new int[16];
    private int used;
    private int copied;
    private boolean isChanged;

    private Builder(Rewritten source) {
      this.source = source;
      this.out = new StringBuilder(source.text.length());
    }

    /// Copies all that stands before `end` and was not copied or skipped yet.
    public Builder copyTo(int end) {
      if (end > copied) {
        addRuns(copied, end);
        out.append(source.text, copied, end);
        copied = end;
      }
      return this;
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
        copied = end;
        isChanged = true;
      }
      return this;
    }

    /// Puts words in that stand for what comes next.
    public Builder put(String words) {
      if (!words.isEmpty()) {
        addRun(
            out.length(), source.origin(Math.min(copied, Math.max(0, source.text.length() - 1))));
        out.append(words);
        isChanged = true;
      }
      return this;
    }

    /// Puts one character in the place of the next one.
    public Builder replace(char c) {
      addRuns(copied, copied + 1);
      out.append(c);
      copied++;
      isChanged = true;
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
