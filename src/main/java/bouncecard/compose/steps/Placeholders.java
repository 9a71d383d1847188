package bouncecard.compose.steps;

import bouncecard.card.Rich;
import bouncecard.catalog.Texts;
import bouncecard.catalog.message.PlaceholderMessage;
import bouncecard.catalog.words.PlaceholderCues;
import bouncecard.delivery.FailedDelivery;
import bouncecard.dsn.Addresses;
import bouncecard.smtp.ReplyCode;
import bouncecard.text.UntrustedText;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The values of a bounce that fill the placeholders of fix steps.
public final class Placeholders {
  private static final Map<String, PlaceholderMessage> NAMES =
      Map.ofEntries(
          Map.entry("recipient", PlaceholderMessage.PLACEHOLDER_RECIPIENT),
          Map.entry("recipient_domain", PlaceholderMessage.PLACEHOLDER_RECIPIENT_DOMAIN),
          Map.entry("sender", PlaceholderMessage.PLACEHOLDER_SENDER),
          Map.entry("sender_domain", PlaceholderMessage.PLACEHOLDER_SENDER_DOMAIN),
          Map.entry("ip", PlaceholderMessage.PLACEHOLDER_IP),
          Map.entry("host", PlaceholderMessage.PLACEHOLDER_HOST),
          Map.entry("dnsbl", PlaceholderMessage.PLACEHOLDER_DNSBL),
          Map.entry("limit", PlaceholderMessage.PLACEHOLDER_LIMIT),
          Map.entry("link", PlaceholderMessage.PLACEHOLDER_LINK),
          Map.entry("selector", PlaceholderMessage.PLACEHOLDER_SELECTOR),
          Map.entry("queue_id", PlaceholderMessage.PLACEHOLDER_QUEUE_ID),
          Map.entry("reversed_ip", PlaceholderMessage.PLACEHOLDER_REVERSED_IP));

  /// What stands for them in a sentence.
  private static final Map<String, PlaceholderMessage> WORDS =
      Map.ofEntries(
          Map.entry("recipient", PlaceholderMessage.WORD_RECIPIENT),
          Map.entry("recipient_domain", PlaceholderMessage.WORD_RECIPIENT_DOMAIN),
          Map.entry("sender", PlaceholderMessage.WORD_SENDER),
          Map.entry("sender_domain", PlaceholderMessage.WORD_SENDER_DOMAIN),
          Map.entry("ip", PlaceholderMessage.WORD_IP),
          Map.entry("host", PlaceholderMessage.WORD_HOST),
          Map.entry("dnsbl", PlaceholderMessage.WORD_DNSBL),
          Map.entry("limit", PlaceholderMessage.WORD_LIMIT),
          Map.entry("link", PlaceholderMessage.WORD_LINK),
          Map.entry("selector", PlaceholderMessage.WORD_SELECTOR),
          Map.entry("queue_id", PlaceholderMessage.WORD_QUEUE_ID),
          Map.entry("reversed_ip", PlaceholderMessage.PLACEHOLDER_REVERSED_IP));

  /// A step that names one of these in a sentence says nothing without it.
  private static final List<String> NEEDED = List.of("{link}", "{limit}", "{queue_id}");

  private static final int LONGEST = 200;

  private Placeholders() {}

  /// A catalogue's text filled in. What was not found is a word in capitals within a command, which
  /// a shell takes for no more than a word, a few words in a sentence, and nothing in parentheses
  /// that hold no more.
  public static Rich fill(String text, Map<String, String> found, Texts texts) {
    StringBuilder filled = new StringBuilder();
    Map<String, String> values = new HashMap<>(found);
    NAMES.forEach((name, message) -> values.putIfAbsent(name, texts.message(message)));
    boolean isVerbatim = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int close = c == '{' ? text.indexOf('}', i) : -1;
      PlaceholderMessage words = close < 0 ? null : WORDS.get(text.substring(i + 1, close));
      if (words == null || found.containsKey(text.substring(i + 1, close))) {
        isVerbatim ^= c == '`';
        filled.append(c);
        continue;
      }
      boolean isAlone =
          isVerbatim
              && text.charAt(i - 1) == '`'
              && close + 1 < text.length()
              && text.charAt(close + 1) == '`';
      boolean isAside =
          isAlone && i > 1 && text.charAt(i - 2) == '(' && text.startsWith("`)", close + 1);
      if (isAside) {
        int space = i > 2 && text.charAt(i - 3) == ' ' ? 1 : 0;
        filled.setLength(filled.length() - 2 - space);
        isVerbatim = false;
        i = close + 2;
      } else if (isVerbatim && !isAlone) {
        filled.append(c);
      } else {
        filled.setLength(filled.length() - (isAlone ? 1 : 0));
        isVerbatim = false;
        i = isAlone ? close + 1 : close;
        i += put(filled, texts.message(words), text, i + 1);
      }
    }
    return Rich.of(filled.toString(), values);
  }

  /// Puts words in the place of a value, unless their noun stands there already, as in `the domain
  /// {sender_domain}`.
  ///
  /// @return how many characters after it say the same again
  private static int put(StringBuilder filled, String words, String text, int behind) {
    String noun = words.substring(words.lastIndexOf(' ') + 1);
    int before = filled.length() - noun.length() - 1;
    if (before >= 0 && filled.substring(before).equals(noun + " ")) {
      filled.setLength(filled.length() - 1);
      return 0;
    }
    filled.append(words);
    return text.startsWith(" " + noun, behind) ? noun.length() + 1 : 0;
  }

  /// Whether a step is about a value that was not found: the link to follow, the limit to keep.
  public static boolean needsMore(String step, Map<String, String> found) {
    return NEEDED.stream()
        .anyMatch(
            needed ->
                step.replace("(`" + needed + "`)", "").contains(needed)
                    && !found.containsKey(needed.substring(1, needed.length() - 1)));
  }

  /// What one failed delivery tells; `speakers` are host names of whoever refused. Only values that
  /// are safe in a command that a person pastes are taken: an address or host with a quote,
  /// semicolon or dollar sign in it, or a hyphen in front, is left out.
  public static Map<String, String> found(
      FailedDelivery delivery, PlaceholderCues clues, List<String> speakers) {
    Map<String, String> values = new HashMap<>();
    put(values, "recipient", delivery.finalRecipient());
    domain(delivery.finalRecipient()).ifPresent(domain -> put(values, "recipient_domain", domain));
    put(values, "sender", delivery.sender());
    domain(delivery.sender()).ifPresent(domain -> put(values, "sender_domain", domain));
    put(values, "host", delivery.remoteMta());
    put(values, "queue_id", delivery.queueId());
    String reply = delivery.reply().value();
    if (!values.containsKey("host")) {
      PlaceholderExtractor.domainAfter(reply, clues.hostLeads())
          .ifPresent(host -> put(values, "host", host));
    }
    if (!values.containsKey("sender_domain")) {
      PlaceholderExtractor.domainAfter(reply, clues.senderLeads())
          .or(() -> PlaceholderExtractor.domainBefore(reply, clues.senderTails()))
          .or(
              () ->
                  PlaceholderExtractor.domainNear(
                      reply, clues.senderNear(), values.getOrDefault("recipient", "")))
          .ifPresent(domain -> put(values, "sender_domain", domain));
    }
    PlaceholderExtractor.address(reply)
        .or(() -> delivery.sendingIp().map(address -> address.visible(LONGEST)))
        .ifPresent(ip -> put(values, "ip", ip));
    Optional.ofNullable(values.get("ip"))
        .flatMap(Placeholders::reversed)
        .ifPresent(reversed -> values.put("reversed_ip", reversed));
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

  /// What many failed deliveries have in common, as far as it is safe in a command.
  ///
  /// @param domain the commonest domain of the recipients
  /// @param address the commonest IP address of ours
  /// @param selector the commonest DKIM selector of ours
  /// @param blockList the block list that was named most often
  public static Map<String, String> ofMany(
      Optional<String> domain,
      Optional<String> address,
      Optional<String> selector,
      Optional<String> blockList) {
    Map<String, String> values = new HashMap<>();
    domain.ifPresent(name -> put(values, "recipient_domain", name));
    address.ifPresent(ip -> put(values, "ip", ip));
    selector.ifPresent(name -> put(values, "selector", name));
    blockList.ifPresent(zone -> put(values, "dnsbl", zone));
    Optional.ofNullable(values.get("ip"))
        .flatMap(Placeholders::reversed)
        .ifPresent(reversed -> values.put("reversed_ip", reversed));
    return values;
  }

  /// The octets of an IPv4 address as block lists are asked for them.
  private static Optional<String> reversed(String address) {
    List<String> octets = List.of(address.split("\\.", -1));
    return octets.size() == 4 ? Optional.of(String.join(".", octets.reversed())) : Optional.empty();
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
