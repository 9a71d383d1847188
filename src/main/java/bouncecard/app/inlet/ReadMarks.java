package bouncecard.app.inlet;

import java.util.Optional;

/// Port: keeps over restarts how far a mailbox has been read.
public interface ReadMarks {

  /// The latest; empty where nothing was read yet, or nobody knows.
  Optional<ReadMark> latest();

  /// Keeps one in the place of the last. Where it cannot be kept, what is read again is known by
  /// the intake.
  void keep(ReadMark mark);
}
