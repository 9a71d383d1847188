package bouncecard.catalog.words;

import bouncecard.smtp.Words;
import java.util.List;

/// The names under which programs log, in lower case, by which lines of other programs are told
/// from those of mail systems.
///
/// @param mail programs that handle mail
/// @param others programs that do not, whatever words their lines have in common with replies
/// @param fileTransfer what FTP servers say after codes that SMTP has as well
/// @param queueing words of the errors of programs that have a queue of their own
public record ProgramNames(
    Words mail, Words others, List<String> fileTransfer, List<String> queueing) {

  /// Copies the lists.
  public ProgramNames {
    fileTransfer = List.copyOf(fileTransfer);
    queueing = List.copyOf(queueing);
  }
}
