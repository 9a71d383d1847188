package bouncecard.adapter.input;

import bouncecard.app.ContentSniffer;
import bouncecard.text.UntrustedText;
import java.nio.charset.StandardCharsets;

/// Names of entries and files.
final class Names {
  /// Names that are longer are made to be.
  private static final int LONGEST = 200;

  private Names() {}

  /// Whether an operating system put it there for itself: what macOS writes beside each file, and
  /// what file managers remember of a folder.
  static boolean isDebris(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return path.startsWith("__MACOSX/")
        || name.startsWith("._")
        || name.equals(".DS_Store")
        || name.equals("Thumbs.db")
        || name.equals("desktop.ini");
  }

  /// An entry's name, for a person to find it by.
  ///
  /// @param entry the name, its bytes as characters where nothing says their charset
  /// @param number which entry it is, for one without a name
  static String shown(String entry, int number) {
    boolean areOctets = entry.chars().allMatch(c -> c <= 0xFF);
    String name =
        areOctets ? ContentSniffer.decode(entry.getBytes(StandardCharsets.ISO_8859_1)) : entry;
    String shown = new UntrustedText(name.replace('\\', '/')).visible(LONGEST);
    return shown.isBlank() ? "#" + number : shown;
  }
}
