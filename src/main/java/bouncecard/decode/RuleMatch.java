package bouncecard.decode;

import bouncecard.catalog.Rule;

/// A rule that applies, and why.
///
/// @param rule the rule
/// @param evidence the wording, token or code that made it apply, as it stood in the text
/// @param length how many characters of wording were matched: the longer, the more specific
public record RuleMatch(Rule rule, String evidence, int length) {}
