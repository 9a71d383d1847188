package bouncecard.catalog.message;

import bouncecard.catalog.MessageKey;

/// A text about rules, and about why a reply was judged as it was. Its words are in `messages.toml`
/// of each language.
public enum RuleMessage implements MessageKey {
  WHY,
  WHY_SPEAKERS,
  WHY_NOBODY,
  WHY_WON,
  WHY_LOST,
  WHY_WON_CODE,
  WHY_LOST_CODE,
  READ_WHO,
  READ_SPAN,
  READ_WHOSE,
  READ_NAMED,
  READ_NAMED_IN,
  READ_NOT,
  READ_MORE,
  RULE_TITLE,
  RULE_CAUSE,
  RULE_ANY,
  RULE_ALL,
  RULE_UNLESS,
  RULE_TOKEN,
  RULE_REPLY_CODES,
  RULE_ENHANCED_STATUS_CODES,
  RULE_ONLY_WHERE,
  RULE_PROVIDER_SPOKE,
  RULE_REDEFINES,
  RULE_WRAPS,
  RULE_LASTS,
  RULE_SOURCE,
  RULE_SEEN
}
