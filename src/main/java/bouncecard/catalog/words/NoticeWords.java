package bouncecard.catalog.words;

import java.util.List;

/// The words by which notices are read that mail systems write for people, from
/// `facts/notices.toml`. All are in lower case.
///
/// @param ownAddresses the local parts that mail systems use as addresses of their own
/// @param systems who writes notices, as a From field names it
/// @param subjects what the subject of a notice of failure holds
/// @param failed what it says of a mail that failed
/// @param delayed what it says of a mail that is only late
/// @param permanent what tells that a mail is not only late
/// @param returned what stands before the mail that came back
/// @param diagnostics how what it says for administrators is headed, below what it says for people
/// @param others an address after one of these is no recipient's
/// @param othersBehind an address before one of these is none either
/// @param senders an address right after one of these is a sender's
/// @param sending what senders do or are refused for: an address shortly before is theirs
/// @param contacts the local parts of addresses that a reply gives to whoever wants to ask
/// @param fromHeads the heads of the field that names who wrote a mail
/// @param toHeads the heads of the field that names who got it
/// @param labels an address right after one of these is a recipient's
/// @param challenges what an answer holds that asks its reader to prove to be human
/// @param automatic what the subject of an automatic answer holds
/// @param complaints what the subject of a complaint holds that does not follow RFC 5965
/// @param closings how people end what they write, before their name and signature
/// @param authors how the author of a forwarded mail is introduced
/// @param topics wordings of rules that people also use where nothing was refused: alone, without a
///   code or a notice around them, they tell of no bounce
public record NoticeWords(
    List<String> ownAddresses,
    List<String> systems,
    List<String> subjects,
    List<String> failed,
    List<String> delayed,
    List<String> permanent,
    List<String> returned,
    List<String> diagnostics,
    List<String> others,
    List<String> othersBehind,
    List<String> senders,
    List<String> sending,
    List<String> contacts,
    List<String> fromHeads,
    List<String> toHeads,
    List<String> labels,
    List<String> challenges,
    List<String> automatic,
    List<String> complaints,
    List<String> closings,
    List<String> authors,
    List<String> topics) {

  /// Copies the lists.
  public NoticeWords {
    ownAddresses = List.copyOf(ownAddresses);
    systems = List.copyOf(systems);
    subjects = List.copyOf(subjects);
    failed = List.copyOf(failed);
    delayed = List.copyOf(delayed);
    permanent = List.copyOf(permanent);
    returned = List.copyOf(returned);
    diagnostics = List.copyOf(diagnostics);
    others = List.copyOf(others);
    othersBehind = List.copyOf(othersBehind);
    senders = List.copyOf(senders);
    sending = List.copyOf(sending);
    contacts = List.copyOf(contacts);
    fromHeads = List.copyOf(fromHeads);
    toHeads = List.copyOf(toHeads);
    labels = List.copyOf(labels);
    challenges = List.copyOf(challenges);
    automatic = List.copyOf(automatic);
    complaints = List.copyOf(complaints);
    closings = List.copyOf(closings);
    authors = List.copyOf(authors);
    topics = List.copyOf(topics);
  }
}
