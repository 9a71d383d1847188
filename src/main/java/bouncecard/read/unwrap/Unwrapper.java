package bouncecard.read.unwrap;

import bouncecard.read.exception.LibraryErrors;
import bouncecard.read.speaker.OtherPrograms;
import bouncecard.text.Rewritten;
import java.util.List;

/// Undoes all that carried a paste, from the outside to the inside: the marks that people's
/// programs put around it, then what a library made of a reply, then the traces around that.
public final class Unwrapper {
  private final List<Step> steps;

  /// @param errors names of libraries' errors, in lower case
  /// @param others tells the lines that other programs wrote
  public Unwrapper(List<String> errors, OtherPrograms others) {
    LibraryErrors libraries = new LibraryErrors(errors);
    steps =
        List.of(
            others::without,
            new TypographicMarks(),
            new Links(),
            new WordWraps(),
            new HardWraps(),
            libraries::withoutLiterals,
            new EscapeSequences(),
            libraries::joined,
            new TraceLines());
  }

  /// The text as it was before; itself where nothing was around it.
  public Rewritten unwrap(String pasted) {
    Rewritten text = Rewritten.of(pasted);
    for (Step step : steps) {
      text = step.undo(text);
    }
    return text;
  }
}
