package bouncecard.adapter.state;

import bouncecard.app.inlet.ReadMark;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How far a mailbox has been read, as one line: a version, then words.
public final class ReadMarkLine {
  private static final String VERSION = "1";

  private ReadMarkLine() {}

  /// What a line says; empty for what is none.
  public static Optional<ReadMark> parsed(String line) {
    String[] words = line.split(" ", -1);
    try {
      return words.length == 7 && words[0].equals(VERSION)
          ? Optional.of(
              new ReadMark(
                  Long.parseLong(words[1]),
                  Long.parseLong(words[2]),
                  Long.parseLong(words[3]),
                  Instant.parse(words[4]),
                  Instant.parse(words[5]),
                  words[6].equals("-")
                      ? List.of()
                      : Stream.of(words[6].split(",", -1)).map(Long::valueOf).toList()))
          : Optional.empty();
    } catch (NumberFormatException | DateTimeException _) {
      return Optional.empty();
    }
  }

  /// The line of a mark.
  public static String of(ReadMark mark) {
    String aside = mark.aside().stream().map(String::valueOf).collect(Collectors.joining(","));
    return String.join(
        " ",
        VERSION,
        String.valueOf(mark.uidValidity()),
        String.valueOf(mark.first()),
        String.valueOf(mark.last()),
        mark.since().toString(),
        mark.at().toString(),
        aside.isEmpty() ? "-" : aside);
  }
}
