package bouncecard.catalog.words;

import java.util.List;
import java.util.Set;

/// The words by which source code is told from what programs print, in whatever language it is
/// written, from `facts/watch.toml`. All are in lower case.
///
/// @param beginnings how lines begin with which a program begins
/// @param traces what stands in a trace, which quotes a program and is none
/// @param errors how names of errors end
/// @param declarations what a value is declared with
/// @param blocks what begins a block that has a name
/// @param controls what begins a part of a block
/// @param givings what stands before what is given, said or called
/// @param commands how commands begin whose arguments are ours
/// @param settings what stands in a line of a configuration before a reply that we give
/// @param expected parts of names of what a test looks for
/// @param printed parts of names under which programs also print what a server said
public record ProgramWords(
    List<String> beginnings,
    List<String> traces,
    List<String> errors,
    Set<String> declarations,
    Set<String> blocks,
    Set<String> controls,
    Set<String> givings,
    List<String> commands,
    List<String> settings,
    Set<String> expected,
    Set<String> printed) {

  /// Copies the lists.
  public ProgramWords {
    beginnings = List.copyOf(beginnings);
    traces = List.copyOf(traces);
    errors = List.copyOf(errors);
    declarations = Set.copyOf(declarations);
    blocks = Set.copyOf(blocks);
    controls = Set.copyOf(controls);
    givings = Set.copyOf(givings);
    commands = List.copyOf(commands);
    settings = List.copyOf(settings);
    expected = Set.copyOf(expected);
    printed = Set.copyOf(printed);
  }
}
