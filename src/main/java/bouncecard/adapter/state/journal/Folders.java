package bouncecard.adapter.state.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/// The files of a folder, by their endings.
final class Folders {
  private Folders() {}

  /// In the order of their names.
  static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(path -> String.valueOf(path.getFileName()).endsWith(ending))
          .sorted()
          .toList();
    }
  }

  /// The number that a file is named by; -1 for another name.
  static long number(Path path, String ending) {
    String name = String.valueOf(path.getFileName());
    String digits = name.substring(0, name.length() - ending.length());
    boolean isNumber = digits.length() == 19 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return isNumber && digits.charAt(0) == '0' ? Long.parseLong(digits) : -1;
  }

  /// Else the disk may know the bytes and not the names.
  static void sync(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(/* metaData= */ true);
    } catch (IOException _) {
      // There are systems on which a folder cannot be opened, and nothing better to do there.
    }
  }
}
