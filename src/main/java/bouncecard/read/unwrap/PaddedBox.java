package bouncecard.read.unwrap;

import bouncecard.text.Rewritten;

/// The box in which console programs of Symfony and Laravel show an exception: each line is cut at
/// one width, indented by two blanks and filled up with blanks to the same length. The message goes
/// on where a line was cut, in the middle of a word too.
///
/// Chats take the blanks at the end of lines away; then it is done only below the line that names
/// the program's file.
final class PaddedBox implements Step {
  private static final String MARGIN = "  ";
  private static final int NARROWEST = 24;

  /// So much may one line be shorter than the one before it and be full.
  private static final int TOLERANCE = 2;

  @Override
  public Rewritten undo(Rewritten text) {
    String t = text.text();
    if (!text.signs().mayHave('\n') || !t.contains("\n" + MARGIN)) {
      return text;
    }
    Rewritten.Builder out = text.rewrite();
    int from = 0;
    int before = -1;
    int width = 0;
    boolean isBelowFile = false;
    while (from < t.length()) {
      int newline = t.indexOf('\n', from);
      int end = newline < 0 ? t.length() : newline;
      end = end > from && t.charAt(end - 1) == '\r' ? end - 1 : end;
      boolean isBlank = t.substring(from, end).isBlank();
      isBelowFile =
          isFile(t, from, end) || (isBelowFile && (isBlank || t.startsWith(MARGIN, from)));
      boolean isPadded = t.startsWith(MARGIN, end - MARGIN.length());
      boolean isRow = !isBlank && t.startsWith(MARGIN, from) && (isPadded || isBelowFile);
      boolean isLike = isPadded ? Math.abs(end - from - width) <= TOLERANCE : end - from <= width;
      if (isRow && before >= 0 && isLike) {
        out.copyTo(before).skipTo(from + MARGIN.length());
      }
      boolean isFull = isRow && end - from >= Math.max(NARROWEST, width - TOLERANCE);
      before = isFull ? (isPadded ? end - MARGIN.length() : end) : -1;
      width = isRow ? (isPadded ? end - from : Math.max(width, end - from)) : 0;
      from = newline < 0 ? t.length() : newline + 1;
    }
    return out.build();
  }

  /// `In EsmtpTransport.php line 40:`.
  private static boolean isFile(String t, int from, int end) {
    int file = t.startsWith("In ", from) ? t.indexOf(".php line ", from) : -1;
    return file > 0 && file < end;
  }
}
