package bouncecard.adapter.state;

import bouncecard.app.inlet.ReadMark;
import bouncecard.app.inlet.ReadMarks;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/// How far a mailbox has been read, in a file of one line.
public final class ReadMarkFile implements ReadMarks {
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
        Optional<ReadMark> mark =
            ReadMarkLine.parsed(new String(bytes, StandardCharsets.UTF_8).strip());
        if (mark.isEmpty()) {
          complaints.accept(file + " is damaged: the mailbox is read from where it is now");
        }
        yield mark;
      }
    };
  }

  @Override
  public void keep(ReadMark mark) {
    file.replace((ReadMarkLine.of(mark) + "\n").getBytes(StandardCharsets.UTF_8))
        .ifPresent(complaints);
  }
}
