package bouncecard.read.unwrap;

import bouncecard.catalog.words.Vocabulary;
import bouncecard.read.exception.LibraryErrors;
import bouncecard.read.reply.ReaderHint;
import bouncecard.read.speaker.LinePrefixes;
import bouncecard.read.speaker.OtherPrograms;
import bouncecard.smtp.CodeScanner;
import bouncecard.text.Rewritten;
import java.util.List;
import java.util.Set;

/// Undoes all that carried a paste, from the outside to the inside: the marks that people's
/// programs put around it, then what a library made of a reply, then the traces around that.
public final class Unwrapper {
  private final OtherPrograms others;
  private final LinePrefixes prefixes;
  private final LibraryErrors libraries;
  private final List<Step> carriers;
  private final Step escapes = new EscapeSequences();
  private final Step traces = new TraceLines();

  /// @param scanner finds codes in lines
  /// @param vocabulary names of programs and of libraries' errors
  public Unwrapper(CodeScanner scanner, Vocabulary vocabulary) {
    others = new OtherPrograms(scanner, vocabulary.programs(), vocabulary.exceptions());
    prefixes = new LinePrefixes(vocabulary.programs());
    libraries = new LibraryErrors(vocabulary.exceptions());
    carriers =
        List.of(
            new HtmlReferences(),
            new PaddedBox(),
            new TypographicMarks(),
            new Links(),
            new OpenEntries(),
            new JoinedLines(),
            new QueueRows(),
            new WordWraps(),
            new SeveredNumbers(),
            new HardWraps());
  }

  /// The text as it was before; itself where nothing was around it.
  ///
  /// @param hints what may be in the paste
  public Rewritten unwrap(String pasted, Set<ReaderHint> hints) {
    return layers(pasted, hints).text();
  }

  /// The text without what a collector put before each of its lines, and all else as it is.
  public String withoutPrefixes(String pasted) {
    return prefixes.without(Rewritten.of(pasted)).text();
  }

  /// The same layer by layer, of a paste that nobody looked at.
  public Layers layers(String pasted) {
    return layers(pasted, ReaderHint.ANY);
  }

  private Layers layers(String pasted, Set<ReaderHint> hints) {
    Rewritten paste = Rewritten.of(pasted);
    Rewritten mail = others.without(prefixes.without(paste), hints);
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
