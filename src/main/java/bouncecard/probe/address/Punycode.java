package bouncecard.probe.address;

import java.util.Arrays;
import java.util.Optional;

/// The encoding of code points in letters, digits and hyphens (RFC 3492 §6.3, parameters of §5).
public final class Punycode {
  private static final int BASE = 36;
  private static final int T_MIN = 1;
  private static final int T_MAX = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;
  private static final int INITIAL_BIAS = 72;
  private static final int INITIAL_N = 128;
  private static final int LONGEST = 64;

  private Punycode() {}

  /// The encoded text. Of more code points than a label may have, only so many are encoded: the
  /// result is too long anyway, and the work stays bounded.
  public static String encode(int[] codePoints) {
    int count = Math.min(codePoints.length, LONGEST);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < count; i++) {
      if (codePoints[i] < INITIAL_N) {
        out.appendCodePoint(codePoints[i]);
      }
    }
    int basic = out.length();
    if (basic > 0) {
      out.append('-');
    }
    int n = INITIAL_N;
    int delta = 0;
    int bias = INITIAL_BIAS;
    int handled = basic;
    while (handled < count) {
      int next = smallestFrom(n, codePoints, count);
      delta += (next - n) * (handled + 1);
      n = next;
      for (int i = 0; i < count; i++) {
        if (codePoints[i] < n) {
          delta++;
        } else if (codePoints[i] == n) {
          appendNumber(out, delta, bias);
          bias = adapted(delta, handled + 1, handled == basic);
          delta = 0;
          handled++;
        }
      }
      delta++;
      n++;
    }
    return out.toString();
  }

  /// The code points that the text is the encoding of; empty where it is of none.
  public static Optional<int[]> decode(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    int[] out = new int[LONGEST + 1];
    int count = Math.max(text.lastIndexOf('-'), 0);
    for (int i = 0; i < count; i++) {
      out[i] = text.charAt(i);
    }
    int n = INITIAL_N;
    int bias = INITIAL_BIAS;
    int at = count > 0 ? count + 1 : 0;
    int place = 0;
    while (at < text.length()) {
      int before = place;
      long weight = 1;
      for (int k = BASE; ; k += BASE) {
        int digit = at < text.length() ? value(text.charAt(at++)) : -1;
        if (digit < 0 || place + digit * weight > Integer.MAX_VALUE) {
          return Optional.empty();
        }
        place += (int) (digit * weight);
        int t = Math.clamp(k - bias, T_MIN, T_MAX);
        if (digit < t) {
          break;
        }
        weight = Math.min(weight * (BASE - t), Integer.MAX_VALUE);
      }
      count++;
      bias = adapted(place - before, count, before == 0);
      n += place / count;
      place %= count;
      if (!Character.isValidCodePoint(n) || count > LONGEST) {
        return Optional.empty();
      }
      System.arraycopy(out, place, out, place + 1, count - 1 - place);
      out[place++] = n;
    }
    return Optional.of(Arrays.copyOf(out, count));
  }

  private static int value(char c) {
    return c >= 'a' && c <= 'z' ? c - 'a' : c >= '0' && c <= '9' ? c - '0' + 26 : -1;
  }

  private static int smallestFrom(int n, int[] codePoints, int count) {
    int smallest = Integer.MAX_VALUE;
    for (int i = 0; i < count; i++) {
      if (codePoints[i] >= n && codePoints[i] < smallest) {
        smallest = codePoints[i];
      }
    }
    return smallest;
  }

  private static void appendNumber(StringBuilder out, int delta, int bias) {
    int q = delta;
    for (int k = BASE; ; k += BASE) {
      int t = Math.clamp(k - bias, T_MIN, T_MAX);
      if (q < t) {
        break;
      }
      out.append(digit(t + (q - t) % (BASE - t)));
      q = (q - t) / (BASE - t);
    }
    out.append(digit(q));
  }

  private static char digit(int value) {
    return (char) (value < 26 ? 'a' + value : '0' + value - 26);
  }

  private static int adapted(int difference, int points, boolean isFirst) {
    int delta = isFirst ? difference / DAMP : difference / 2;
    delta += delta / points;
    int k = 0;
    while (delta > (BASE - T_MIN) * T_MAX / 2) {
      delta /= BASE - T_MIN;
      k += BASE;
    }
    return k + (BASE - T_MIN + 1) * delta / (delta + SKEW);
  }
}
