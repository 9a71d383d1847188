package bouncecard.card;

import bouncecard.catalog.Message;
import bouncecard.catalog.Texts;
import bouncecard.decode.FailedDelivery;
import bouncecard.dsn.Addresses;
import bouncecard.text.UntrustedText;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What of a bounce fills the placeholders of fix steps.
final class Placeholders {
  private static final Map<String, Message> NAMES =
      Map.of(
          "recipient", Message.PLACEHOLDER_RECIPIENT,
          "recipient_domain", Message.PLACEHOLDER_RECIPIENT_DOMAIN,
          "sender", Message.PLACEHOLDER_SENDER,
          "sender_domain", Message.PLACEHOLDER_SENDER_DOMAIN,
          "ip", Message.PLACEHOLDER_IP,
          "host", Message.PLACEHOLDER_HOST,
          "dnsbl", Message.PLACEHOLDER_DNSBL,
          "limit", Message.PLACEHOLDER_LIMIT,
          "link", Message.PLACEHOLDER_LINK,
          "selector", Message.PLACEHOLDER_SELECTOR);

  private static final int LONGEST = 200;

  private Placeholders() {}

  /// All placeholders: those found, and words in their place for the rest.
  static Map<String, String> complete(Map<String, String> found, Texts texts) {
    Map<String, String> values = new HashMap<>();
    NAMES.forEach((name, message) -> values.put(name, texts.message(message)));
    values.putAll(found);
    return values;
  }

  /// What one failed delivery tells; `blockLists` are the zones of known DNSBLs. Only values that
  /// are safe in a command that a person pastes are taken: an address or host with a quote,
  /// semicolon or dollar sign in it, or a hyphen in front, is left out.
  static Map<String, String> found(FailedDelivery delivery, List<String> blockLists) {
    Map<String, String> values = new HashMap<>();
    put(values, "recipient", delivery.finalRecipient());
    domain(delivery.finalRecipient()).ifPresent(domain -> put(values, "recipient_domain", domain));
    put(values, "sender", delivery.sender());
    domain(delivery.sender()).ifPresent(domain -> put(values, "sender_domain", domain));
    put(values, "host", delivery.remoteMta());
    String reply = delivery.reply().value();
    Quoted.address(reply).ifPresent(ip -> put(values, "ip", ip));
    Quoted.link(reply).ifPresent(link -> put(values, "link", link));
    Quoted.dnsbl(reply, blockLists).ifPresent(list -> put(values, "dnsbl", list));
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
