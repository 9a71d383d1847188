package bouncecard.compose;

import bouncecard.catalog.Message;
import bouncecard.catalog.PlaceholderCues;
import bouncecard.catalog.Texts;
import bouncecard.delivery.FailedDelivery;
import bouncecard.dsn.Addresses;
import bouncecard.smtp.ReplyCode;
import bouncecard.text.UntrustedText;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What of a bounce fills the placeholders of fix steps.
final class Placeholders {
  private static final Map<String, Message> NAMES =
      Map.ofEntries(
          Map.entry("recipient", Message.PLACEHOLDER_RECIPIENT),
          Map.entry("recipient_domain", Message.PLACEHOLDER_RECIPIENT_DOMAIN),
          Map.entry("sender", Message.PLACEHOLDER_SENDER),
          Map.entry("sender_domain", Message.PLACEHOLDER_SENDER_DOMAIN),
          Map.entry("ip", Message.PLACEHOLDER_IP),
          Map.entry("host", Message.PLACEHOLDER_HOST),
          Map.entry("dnsbl", Message.PLACEHOLDER_DNSBL),
          Map.entry("limit", Message.PLACEHOLDER_LIMIT),
          Map.entry("link", Message.PLACEHOLDER_LINK),
          Map.entry("selector", Message.PLACEHOLDER_SELECTOR),
          Map.entry("queue_id", Message.PLACEHOLDER_QUEUE_ID));

  private static final int LONGEST = 200;

  private Placeholders() {}

  /// All placeholders: those found, and words in their place for the rest.
  static Map<String, String> complete(Map<String, String> found, Texts texts) {
    Map<String, String> values = new HashMap<>();
    NAMES.forEach((name, message) -> values.put(name, texts.message(message)));
    values.putAll(found);
    return values;
  }

  /// What one failed delivery tells; `speakers` are host names of whoever refused. Only values that
  /// are safe in a command that a person pastes are taken: an address or host with a quote,
  /// semicolon or dollar sign in it, or a hyphen in front, is left out.
  static Map<String, String> found(
      FailedDelivery delivery, PlaceholderCues clues, List<String> speakers) {
    Map<String, String> values = new HashMap<>();
    put(values, "recipient", delivery.finalRecipient());
    domain(delivery.finalRecipient()).ifPresent(domain -> put(values, "recipient_domain", domain));
    put(values, "sender", delivery.sender());
    domain(delivery.sender()).ifPresent(domain -> put(values, "sender_domain", domain));
    put(values, "host", delivery.remoteMta());
    put(values, "queue_id", delivery.queueId());
    String reply = delivery.reply().value();
    if (!values.containsKey("sender_domain")) {
      PlaceholderExtractor.senderDomain(reply, clues.senderLeads())
          .ifPresent(domain -> put(values, "sender_domain", domain));
    }
    PlaceholderExtractor.address(reply).ifPresent(ip -> put(values, "ip", ip));
    // A link stands in sentences, never in commands, and many have an ampersand.
    PlaceholderExtractor.link(reply, speakers)
        .filter(link -> link.chars().allMatch(c -> c == '&' || (c < 127 && isSafeInShell(c))))
        .ifPresent(link -> values.put("link", link));
    PlaceholderExtractor.selector(reply).ifPresent(selector -> put(values, "selector", selector));
    // A number and its unit, of letters and digits: the space between them is no harm.
    LimitFinder.in(reply, clues, delivery.replyCode().stream().map(ReplyCode::toString).toList())
        .ifPresent(limit -> values.put("limit", limit));
    PlaceholderExtractor.dnsbl(reply, clues.blockLists())
        .ifPresent(list -> put(values, "dnsbl", list));
    return values;
  }

  private static Optional<String> domain(Optional<UntrustedText> address) {
    return address
        .flatMap(text -> Addresses.domain(text.value()))
        .map(domain -> domain.toLowerCase(Locale.ROOT));
  }

  private static void put(Map<String, String> values, String name, Optional<UntrustedText> text) {
    text.ifPresent(value -> put(values, name, value.visible(LONGEST)));
  }

  private static void put(Map<String, String> values, String name, String value) {
    if (!value.isEmpty()
        && beginsAsName(value.codePointAt(0))
        && value.chars().allMatch(Placeholders::isSafeInShell)) {
      values.put(name, value);
    }
  }

  /// Whether no program would take it for an option (`-f`, `+trace`) and no shell for a home folder
  /// or comment.
  private static boolean beginsAsName(int c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private static boolean isSafeInShell(int c) {
    return Character.isLetterOrDigit(c) || "@._-+=:/%?#,~[]".indexOf(c) >= 0;
  }
}
