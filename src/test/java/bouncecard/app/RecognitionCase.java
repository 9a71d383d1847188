package bouncecard.app;

import java.util.Set;
import java.util.TreeSet;

/// One line of `recognition/*.tsv`; the README there says how it is written.
///
/// @param inDocument the kinds of answer that are right in [Venue#DOCUMENT]
/// @param inChat the same in [Venue#CHAT]
/// @param codes exactly the codes to recognise
/// @param text what is said
record RecognitionCase(Set<String> inDocument, Set<String> inChat, Set<String> codes, String text) {

  static RecognitionCase parse(String line) {
    String[] columns = line.split("\t", 3);
    if (columns.length < 3) {
      throw new IllegalArgumentException("not three columns: " + line);
    }
    String[] kinds = columns[0].split(">", -1);
    return new RecognitionCase(
        Set.of(kinds[0].split("\\|", -1)),
        Set.of(kinds[kinds.length - 1].split("\\|", -1)),
        columns[1].equals("-") ? Set.of() : new TreeSet<>(Set.of(columns[1].split(" ", -1))),
        unescaped(columns[2]));
  }

  private static String unescaped(String written) {
    StringBuilder text = new StringBuilder(written.length());
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (c != '\\') {
        text.append(c);
        continue;
      }
      char escape = written.charAt(++i);
      switch (escape) {
        case 'n' -> text.append('\n');
        case 'r' -> text.append('\r');
        case 't' -> text.append('\t');
        case '\\' -> text.append('\\');
        case 'u' -> {
          text.append((char) Integer.parseInt(written.substring(i + 1, i + 5), 16));
          i += 4;
        }
        default -> throw new IllegalArgumentException("unknown escape in: " + written);
      }
    }
    return text.toString();
  }
}
