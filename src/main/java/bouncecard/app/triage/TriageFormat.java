package bouncecard.app.triage;

import bouncecard.tally.Earlier;
import java.util.Optional;

/// Port: writes what inputs tell as a whole for programs, and reads that again to compare with.
public interface TriageFormat {

  /// The result on one line.
  String render(TriageResult result);

  /// What was written before; empty for anything else.
  Optional<Earlier> earlier(String written);

  /// A reply whose cause is not known, on one line: nothing of it names anybody.
  String unknown(String template, long times);
}
