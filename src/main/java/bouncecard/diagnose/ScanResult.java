package bouncecard.diagnose;

import java.util.BitSet;

/// A text with the numbers of the wordings, markers, signals, and beginnings of tokens in it.
public final class ScanResult {
  private static final ScanResult NOTHING =
      new ScanResult(JudgedText.of(""), new BitSet(0), new int[0], 0, false);

  private final JudgedText text;
  private final BitSet phrases;
  private final int[] numbers;
  private final long signals;
  private final boolean isScanned;

  private ScanResult(
      JudgedText text, BitSet phrases, int[] numbers, long signals, boolean isScanned) {
    this.text = text;
    this.phrases = phrases;
    this.numbers = numbers;
    this.signals = signals;
    this.isScanned = isScanned;
  }

  static ScanResult of(JudgedText text, BitSet phrases, int[] numbers, long signals) {
    return new ScanResult(text, phrases, numbers, signals, true);
  }

  /// What is known of a text that was not looked at.
  public static ScanResult nothing() {
    return NOTHING;
  }

  /// Whether a text was looked at; if not, any signal may be in it.
  public boolean isScanned() {
    return isScanned;
  }

  JudgedText text() {
    return text;
  }

  /// Whether the phrase of that number is in it.
  boolean has(int phrase) {
    return phrases.get(phrase);
  }

  /// The numbers of all phrases in it, ascending.
  int[] numbers() {
    return numbers;
  }

  /// A bit for each signal in it, by their places in the list that the index was made with.
  public long signals() {
    return signals;
  }

  /// Whether it is of these words.
  boolean isOf(String words) {
    return text.original().equals(words);
  }
}
