package bouncecard.app.triage;

import bouncecard.tally.Problem;

/// A template: all replies that differ only in addresses, hosts and numbers.
///
/// @param problem why mail is not delivered
/// @param text the masked reply
/// @param isKnown whether its cause is known
/// @param selector where the replies name a DKIM selector of ours
/// @param blockList where they name a block list that we are on
record Template(
    Problem problem, String text, boolean isKnown, NamedAfter selector, NamedAfter blockList) {}
