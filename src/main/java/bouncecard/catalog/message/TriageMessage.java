package bouncecard.catalog.message;

import bouncecard.catalog.MessageKey;

/// What cards of triages say. Its words are in `messages.toml` of each language.
public enum TriageMessage implements MessageKey {
  TRIAGE_TITLE,
  TRIAGE_VERDICT,
  TRIAGE_VERDICT_TIMES,
  TRIAGE_FIRST,
  TRIAGE_ITEM,
  TRIAGE_ITEM_PROVIDERS,
  TRIAGE_BY_CAUSE,
  TRIAGE_CAUSE,
  TRIAGE_CAUSE_PROVIDER,
  TRIAGE_BY_ACTOR,
  TRIAGE_BY_DOMAIN,
  TRIAGE_DOMAIN,
  TRIAGE_OVER_TIME,
  TRIAGE_DELIVERED,
  TRIAGE_WAITING,
  TRIAGE_FAILED,
  TRIAGE_BUCKETS,
  TRIAGE_COMPARED,
  TRIAGE_CHANGE,
  TRIAGE_UNKNOWN,
  TRIAGE_OWN_REFUSALS,
  TRIAGE_NOTHING,
  TRIAGE_OPTION
}
