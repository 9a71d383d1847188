package bouncecard.catalog.words;

import bouncecard.smtp.Words;
import java.util.List;

/// The words in a reply beside which stands what fix steps are made concrete with.
///
/// @param limits a limit stands after one of these, or right before
/// @param limitVerbs a limit only ever stands after one of these
/// @param limitFillers what may stand between either and the number
/// @param limitUnits what belongs to the number after which it stands
/// @param senderLeads lower-case phrases right before the domain or address of the sender
/// @param senderTails lower-case phrases right after the address of the sender
/// @param senderNear lower-case phrases after which the first address is the sender's
/// @param hostLeads lower-case phrases right before the server that was spoken to
/// @param blockLists zones of known DNSBLs: a host name in a reply that ends so is the list
public record PlaceholderCues(
    Words limits,
    Words limitVerbs,
    Words limitFillers,
    Words limitUnits,
    List<String> senderLeads,
    List<String> senderTails,
    List<String> senderNear,
    List<String> hostLeads,
    List<String> blockLists) {

  /// Copies the lists.
  public PlaceholderCues {
    senderLeads = List.copyOf(senderLeads);
    senderTails = List.copyOf(senderTails);
    senderNear = List.copyOf(senderNear);
    hostLeads = List.copyOf(hostLeads);
    blockLists = List.copyOf(blockLists);
  }
}
