package bouncecard.catalog.words;

import java.util.List;

/// The words by which it is judged whether a message of a channel reports a failure or only speaks
/// of one, from `facts/watch.toml`. All are in lower case.
///
/// @param settled what stands in the heading of an alert that is over
/// @param states names of values that say how an alert stands
/// @param open what tells neither that it is over nor an example, though such a word is in it
/// @param closing how a line that a program adds to its alert says that it is over
/// @param developers programs that tell of work on code, documents and tickets
/// @param examples what stands beside a reply that is an example, in code, in tests, in rules
/// @param explaining what a sentence goes on with after a reply that it explains
/// @param attacks what tells of strangers who try to get in
/// @param speakers what introduces a reply as a server's
/// @param answering what stands between a host's name and what it said
/// @param unreached what a library says where no server answered
/// @param madeUp what tells that a failure was made up: lessons, load tests, traps
/// @param ownRefusals what a log says where our own server refuses others
/// @param logins what it says of logins, beside the address of who tried
/// @param clients what stands before that address
/// @param citing what somebody says before what they copied from a document or a program
/// @param teaching how a text goes on that explains an error
/// @param changes how what tells of a change to code begins
/// @param placeholders names of what a reply would have there, as they stand in brackets
/// @param programs how programs are written
public record WatchWords(
    List<String> settled,
    List<String> states,
    List<String> open,
    List<String> closing,
    List<String> developers,
    List<String> examples,
    List<String> explaining,
    List<String> attacks,
    List<String> speakers,
    List<String> answering,
    List<String> unreached,
    List<String> madeUp,
    List<String> ownRefusals,
    List<String> logins,
    List<String> clients,
    List<String> citing,
    List<String> teaching,
    List<String> changes,
    List<String> placeholders,
    ProgramWords programs) {

  /// Copies the lists.
  public WatchWords {
    settled = List.copyOf(settled);
    states = List.copyOf(states);
    open = List.copyOf(open);
    closing = List.copyOf(closing);
    developers = List.copyOf(developers);
    examples = List.copyOf(examples);
    explaining = List.copyOf(explaining);
    attacks = List.copyOf(attacks);
    speakers = List.copyOf(speakers);
    answering = List.copyOf(answering);
    unreached = List.copyOf(unreached);
    madeUp = List.copyOf(madeUp);
    ownRefusals = List.copyOf(ownRefusals);
    logins = List.copyOf(logins);
    clients = List.copyOf(clients);
    citing = List.copyOf(citing);
    teaching = List.copyOf(teaching);
    changes = List.copyOf(changes);
    placeholders = List.copyOf(placeholders);
  }
}
