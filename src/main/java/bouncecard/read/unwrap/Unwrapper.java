package bouncecard.read.unwrap;

import bouncecard.read.exception.LibraryErrors;
import bouncecard.read.speaker.OtherPrograms;
import bouncecard.text.Rewritten;
import java.util.List;

/// Undoes all that carried a paste, from the outside to the inside: the marks that people's
/// programs put around it, then what a library made of a reply, then the traces around that.
public final class Unwrapper {
  private final Step others;
  private final List<Step> carriers;
  private final Step traces = new TraceLines();

  /// @param errors names of libraries' errors, in lower case
  /// @param others tells the lines that other programs wrote
  public Unwrapper(List<String> errors, OtherPrograms others) {
    LibraryErrors libraries = new LibraryErrors(errors);
    this.others = others::without;
    carriers =
        List.of(
            new PaddedBox(),
            new TypographicMarks(),
            new Links(),
            new WordWraps(),
            new HardWraps(),
            libraries::withoutLiterals,
            new EscapeSequences(),
            libraries::joined);
  }

  /// The text as it was before; itself where nothing was around it.
  public Rewritten unwrap(String pasted) {
    return layers(pasted).text();
  }

  /// The same layer by layer.
  public Layers layers(String pasted) {
    Rewritten mail = others.undo(Rewritten.of(pasted));
    Rewritten traced = mail;
    for (Step step : carriers) {
      traced = step.undo(traced);
    }
    return new Layers(mail, traced, traces.undo(traced));
  }
}
