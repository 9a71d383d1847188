package bouncecard.diagnose;

import bouncecard.text.LowerCase;
import bouncecard.text.PhraseFinder;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;

/// The words of a reply prepared for matching: in lower case, white space collapsed.
final class JudgedText {
  /// A reply of RFC 5321 has at most 512 bytes a line; what a filter writes about one is longer,
  /// but not by much more.
  private static final int LONGEST = 16_384;

  /// What such a code begins with.
  private static final char FIRST_OF_HEADS = '2';

  private static final char LAST_OF_HEADS = '5';

  /// Of a reply code and what parts it from the words, as `550 `.
  private static final int LEAST_HEAD = 4;

  /// Of an enhanced status code, as `5.7.606`.
  private static final int LONGEST_CODE = 7;

  private final String original;
  private final char[] lower;
  private final int length;

  /// Whether each character stands where it did in the original.
  private final boolean isInPlace;

  /// Where the last such code may begin; -1 where none may.
  private final int lastHead;

  private JudgedText(String original, char[] lower, int length, boolean isInPlace, int lastHead) {
    this.original = original;
    this.lower = lower;
    this.length = length;
    this.isInPlace = isInPlace;
    this.lastHead = lastHead;
  }

  static JudgedText of(String text) {
    String original = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    char[] lower = original.toCharArray();
    int length = 0;
    boolean space = true;
    boolean isInPlace = true;
    int lastHead = -1;
    for (char c : lower) {
      if (c > ' ' && c != '\u00a0') {
        if (c <= LAST_OF_HEADS
            && c >= FIRST_OF_HEADS
            && (length == 0 || lower[length - 1] == ' ' || lower[length - 1] == '-')) {
          lastHead = length;
        }
        lower[length++] = LowerCase.of(c);
        space = false;
      } else {
        isInPlace &= c == ' ' && !space;
        if (!space) {
          lower[length++] = ' ';
        }
        space = true;
      }
    }
    while (length > 0 && Character.isWhitespace(lower[length - 1])) {
      length--;
    }
    return new JudgedText(original, lower, length, isInPlace, lastHead);
  }

  /// Whether nothing of the text is left out.
  boolean isWhole() {
    return original.length() < LONGEST;
  }

  /// As it came, for tokens whose case matters.
  String original() {
    return original;
  }

  /// A wording with the letters it had, where it stands there in one piece.
  String asWritten(String wording) {
    String sought = wording.toLowerCase(Locale.ROOT);
    int at = isInPlace ? indexOf(sought) : LowerCase.of(original).indexOf(sought);
    return at < 0 || at + wording.length() > original.length()
        ? wording
        : original.substring(at, at + wording.length());
  }

  private int indexOf(String sought) {
    char first = sought.isEmpty() ? 0 : sought.charAt(0);
    for (int i = 0; i + sought.length() <= length; i++) {
      if (lower[i] == first && isAt(sought, i)) {
        return i;
      }
    }
    return sought.isEmpty() ? 0 : -1;
  }

  private boolean isAt(String sought, int at) {
    for (int i = 1; i < sought.length(); i++) {
      if (lower[at + i] != sought.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /// Finds phrases in it, also in what remains of it without the codes that a multi-line reply
  /// repeats where its lines were joined.
  void find(PhraseFinder phrases, BitSet found) {
    phrases.find(lower, length, 0, length, found);
    // A code that the text begins with parts nothing.
    int begin = length > 0 && mayBeHead(0) && endOfReplyHead(0) > 0 ? endOfReplyHead(0) : 0;
    if (lastHead >= begin && nextHead(begin) < length) {
      findAcross(begin, phrases, found);
    }
  }

  /// Finds the phrases that such a code parts. Without the codes the text is looked at only as far
  /// before each as a phrase may begin that goes on after it.
  private void findAcross(int begin, PhraseFinder phrases, BitSet found) {
    char[] folded = Arrays.copyOf(lower, length);
    int[] seams = new int[length / LEAST_HEAD + 1];
    int count = 0;
    int size = 0;
    int from = begin;
    for (int head = nextHead(begin); head < length; head = nextHead(from)) {
      System.arraycopy(lower, from, folded, size, head - from);
      size += head - from;
      seams[count++] = size;
      from = endOfReplyHead(head);
    }
    System.arraycopy(lower, from, folded, size, length - from);
    size += length - from;
    int read = 0;
    for (int i = 0; i < count; i++) {
      read = Math.max(read, seams[i] - phrases.longest());
      phrases.find(folded, size, read, seams[i], found);
      read = seams[i];
    }
  }

  /// Where such a code begins at or after `from`; the text's length where none does.
  private int nextHead(int from) {
    int i = from;
    while (i <= lastHead && !(mayBeHead(i) && endOfReplyHead(i) > i)) {
      i++;
    }
    return i <= lastHead ? i : length;
  }

  private boolean mayBeHead(int index) {
    return lower[index] >= FIRST_OF_HEADS
        && lower[index] <= LAST_OF_HEADS
        && (index == 0 || lower[index - 1] == ' ' || lower[index - 1] == '-');
  }

  /// Where `550 ` and `550-` end that begin there, with the enhanced status code after it; -1 where
  /// none does.
  private int endOfReplyHead(int start) {
    if (start + 4 > length
        || !isDigit(start + 1)
        || !isDigit(start + 2)
        || (lower[start + 3] != ' ' && lower[start + 3] != '-')) {
      return -1;
    }
    int end = start + 4;
    int code = end;
    while (code < length && code - end <= LONGEST_CODE && (isDigit(code) || lower[code] == '.')) {
      code++;
    }
    boolean isEnhanced =
        code - end >= 5 && code - end <= LONGEST_CODE && code < length && lower[code] == ' ';
    return isEnhanced ? code + 1 : end;
  }

  private boolean isDigit(int index) {
    return lower[index] >= '0' && lower[index] <= '9';
  }
}
