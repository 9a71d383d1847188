package bouncecard.app.triage;

import bouncecard.tally.Problem;

/// What is known of all replies that differ only in addresses, hosts and numbers.
///
/// @param problem why mail is not delivered
/// @param text the masked reply
/// @param isKnown whether its cause is known
record Template(Problem problem, String text, boolean isKnown) {}
