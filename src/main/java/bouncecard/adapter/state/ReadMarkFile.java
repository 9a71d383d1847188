package bouncecard.adapter.state;

import bouncecard.app.inlet.ReadMark;
import bouncecard.app.inlet.ReadMarks;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How far a mailbox has been read, in a file of one line.
public final class ReadMarkFile implements ReadMarks {
  private static final String VERSION = "1";

  private final StateFile file;
  private final Consumer<String> complaints;

  /// @param complaints is told what is wrong with the file, with what a person can do about it
  public ReadMarkFile(Path path, Consumer<String> complaints) {
    this.file = StateFile.at(path);
    this.complaints = complaints;
  }

  @Override
  public Optional<ReadMark> latest() {
    return switch (file.read()) {
      case StateFile.Content.Absent() -> Optional.empty();
      case StateFile.Content.Unusable(String why) -> {
        complaints.accept(why);
        yield Optional.empty();
      }
      case StateFile.Content.Read(byte[] bytes) -> {
        Optional<ReadMark> mark = parsed(new String(bytes, StandardCharsets.UTF_8).strip());
        if (mark.isEmpty()) {
          complaints.accept(file + " is damaged: the mailbox is read from where it is now");
        }
        yield mark;
      }
    };
  }

  private static Optional<ReadMark> parsed(String line) {
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

  @Override
  public void keep(ReadMark mark) {
    String aside = mark.aside().stream().map(String::valueOf).collect(Collectors.joining(","));
    String line =
        String.join(
            " ",
            VERSION,
            String.valueOf(mark.uidValidity()),
            String.valueOf(mark.first()),
            String.valueOf(mark.last()),
            mark.since().toString(),
            mark.at().toString(),
            aside.isEmpty() ? "-" : aside);
    file.replace((line + "\n").getBytes(StandardCharsets.UTF_8)).ifPresent(complaints);
  }
}
