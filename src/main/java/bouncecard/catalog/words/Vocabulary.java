package bouncecard.catalog.words;

import bouncecard.smtp.Words;
import java.util.List;

/// The words by which a question is told from a report.
///
/// @param fillers words that say nothing by themselves
/// @param questions a text with one of these asks
/// @param comparers between two codes: the person wants them compared
/// @param differences who says one of these about two codes wants them compared, whatever else is
///   said
/// @param help who says nothing but one of these wants help
/// @param forAll who says one of these before a question in a chat wants everybody to see the
///   answer
/// @param exceptions what a program's log of an exception holds, in lower case
/// @param failing words by which a text tells that something failed, whatever success it quotes, in
///   lower case
/// @param persons who says one of these speaks of people, as no server does
/// @param openers words that a sentence begins with, and nothing that is counted
/// @param programs the names under which programs log
public record Vocabulary(
    Words fillers,
    Words questions,
    Words comparers,
    Words differences,
    Words help,
    Words forAll,
    List<String> exceptions,
    List<String> failing,
    Words persons,
    Words openers,
    ProgramNames programs) {

  /// Copies the lists.
  public Vocabulary {
    exceptions = List.copyOf(exceptions);
    failing = List.copyOf(failing);
  }
}
