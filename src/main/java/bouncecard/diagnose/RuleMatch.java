package bouncecard.diagnose;

import bouncecard.catalog.Rule;

/// A rule that applies, and why.
///
/// @param entry the rule
/// @param evidence the wording or token that made it apply, as the rule writes it; empty where
///   codes did
/// @param length how many characters of wording were matched: the longer, the more specific
record RuleMatch(IndexedRule entry, String evidence, int length) {
  Rule rule() {
    return entry.rule;
  }
}
