package bouncecard.diagnose.composition;

import java.util.Locale;
import java.util.Set;

/// Tells names of files from names of hosts, by types that mail is refused for.
final class FileName {
  /// The most letters that such a type has.
  private static final int LONGEST = 4;

  private static final Set<String> TYPES =
      Set.of(
          "exe", "scr", "bat", "cmd", "vbs", "js", "jar", "msi", "lnk", "iso", "img", "zip", "rar",
          "7z", "gz", "doc", "docx", "docm", "xls", "xlsx", "xlsm", "ppt", "pptx", "pdf", "rtf");

  private FileName() {}

  /// Where the type of the file begins that a name ends with; `start` where it is no file's, or one
  /// of a program's own, with its path.
  static int type(String text, int start, int end) {
    int dot = text.lastIndexOf('.', end - 1);
    boolean isPath = start > 0 && "/\\".indexOf(text.charAt(start - 1)) >= 0;
    boolean isShort = !isPath && dot > start && end - dot - 1 <= LONGEST;
    return isShort && TYPES.contains(text.substring(dot + 1, end).toLowerCase(Locale.ROOT))
        ? dot + 1
        : start;
  }
}
