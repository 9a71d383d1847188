package bouncecard.catalog.message;

import bouncecard.catalog.MessageKey;

/// A text that stands for a placeholder of fix steps for which nothing was found: in a command, and
/// within a sentence. Its words are in `messages.toml` of each language.
public enum PlaceholderMessage implements MessageKey {
  PLACEHOLDER_RECIPIENT,
  PLACEHOLDER_RECIPIENT_DOMAIN,
  PLACEHOLDER_SENDER,
  PLACEHOLDER_SENDER_DOMAIN,
  PLACEHOLDER_IP,
  PLACEHOLDER_HOST,
  PLACEHOLDER_DNSBL,
  PLACEHOLDER_LIMIT,
  PLACEHOLDER_LINK,
  PLACEHOLDER_SELECTOR,
  PLACEHOLDER_QUEUE_ID,
  PLACEHOLDER_REVERSED_IP,
  WORD_RECIPIENT,
  WORD_RECIPIENT_DOMAIN,
  WORD_SENDER,
  WORD_SENDER_DOMAIN,
  WORD_IP,
  WORD_HOST,
  WORD_DNSBL,
  WORD_LIMIT,
  WORD_LINK,
  WORD_SELECTOR,
  WORD_QUEUE_ID
}
