package bouncecard.read.reply;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// A hint that there may be something in a text for one of its readers. Most of what is pasted is a
/// reply alone: they all are asked about in one look at it, and need not look for themselves.
public enum ReaderHint {
  /// A field of a report.
  REPORT,
  /// A table of tracked messages.
  TABLE,
  /// A line of a mail program's log.
  LOG,
  /// A command of an SMTP session.
  SESSION,
  /// Words of a notice for people.
  NOTICE,
  /// Those of one that mail waits.
  DELAY,
  /// A host that is said to have spoken.
  HOST,
  /// What leads to the command that was answered.
  COMMAND,
  /// Words of a line that a program wrote which handles no mail.
  OTHER_PROGRAM,
  /// Words of a program that dials, whatever for.
  DIALLING,
  /// What FTP servers say.
  FILE_TRANSFER,
  /// The name of a library's error.
  LIBRARY_ERROR,
  /// What stands before a reply in a literal of a program.
  LITERAL;

  /// All hints, of a text that was not looked at.
  public static final Set<ReaderHint> ANY =
      Collections.unmodifiableSet(EnumSet.allOf(ReaderHint.class));
}
