package bouncecard.read.unwrap;

import bouncecard.read.exception.LibraryErrors;
import bouncecard.read.reply.ReaderHint;
import bouncecard.read.speaker.OtherPrograms;
import bouncecard.text.Rewritten;
import java.util.List;
import java.util.Set;

/// Undoes all that carried a paste, from the outside to the inside: the marks that people's
/// programs put around it, then what a library made of a reply, then the traces around that.
public final class Unwrapper {
  private final OtherPrograms others;
  private final LibraryErrors libraries;
  private final List<Step> carriers;
  private final Step escapes = new EscapeSequences();
  private final Step traces = new TraceLines();

  /// @param errors names of libraries' errors, in lower case
  /// @param others tells the lines that other programs wrote
  public Unwrapper(List<String> errors, OtherPrograms others) {
    this.others = others;
    libraries = new LibraryErrors(errors);
    carriers =
        List.of(
            new PaddedBox(),
            new TypographicMarks(),
            new Links(),
            new OpenEntries(),
            new JoinedLines(),
            new QueueRows(),
            new WordWraps(),
            new HardWraps());
  }

  /// The text as it was before; itself where nothing was around it.
  ///
  /// @param hints what may be in the paste
  public Rewritten unwrap(String pasted, Set<ReaderHint> hints) {
    return layers(pasted, hints).text();
  }

  /// The same layer by layer, of a paste that nobody looked at.
  public Layers layers(String pasted) {
    return layers(pasted, ReaderHint.ANY);
  }

  private Layers layers(String pasted, Set<ReaderHint> hints) {
    Rewritten paste = Rewritten.of(pasted);
    Rewritten mail = others.without(paste, hints);
    Rewritten plain = mail;
    for (Step step : carriers) {
      plain = step.undo(plain);
    }
    // What was seen in the paste says nothing of what was made of it.
    boolean mayHoldLiteral = plain != paste || hints.contains(ReaderHint.LITERAL);
    plain = escapes.undo(libraries.withoutLiterals(plain, mayHoldLiteral));
    boolean mayHoldError = plain != paste || hints.contains(ReaderHint.LIBRARY_ERROR);
    Rewritten traced = libraries.joined(plain, mayHoldError);
    return new Layers(mail, traced, traces.undo(traced));
  }
}
