package bouncecard.dsn;

import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.text.Lines;
import bouncecard.text.LowerCase;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the fields of a message/delivery-status part, whole or pasted (RFC 3464 §2.1).
///
/// Lines that are no fields are passed over; a group begins at a blank line, or at a second
/// `Final-Recipient`. What is wrong in one field leaves the others as they are. Linear in the text.
public final class DeliveryStatusParser {
  private static final int MOST_RECIPIENTS = 1000;
  private static final int LONGEST_ESCAPE = 6;

  /// Types of addresses (RFC 3464 §2.1.2, RFC 6533 §3): one alone is a field that was cut off.
  private static final Set<String> ADDRESS_TYPES = Set.of("rfc822", "utf-8", "x400", "unknown");

  /// The fields that servers write (RFC 3464 §2.2, §2.3).
  private static final Set<String> FIELDS =
      Set.of(
          "action",
          "arrival-date",
          "diagnostic-code",
          "dsn-gateway",
          "final-log-id",
          "final-recipient",
          "last-attempt-date",
          "original-envelope-id",
          "original-recipient",
          "received-from-mta",
          "remote-mta",
          "reporting-mta",
          "status",
          "will-retry-until");

  private DeliveryStatusParser() {}

  /// What `text` says beside the fields of a report: the words for people, where both stand in one
  /// text.
  public static String withoutFields(String text) {
    StringBuilder words = new StringBuilder(text.length());
    boolean isField = false;
    int from = 0;
    while (from < text.length()) {
      int next = Math.min(text.length(), Lines.startOfNext(text, Lines.endOfLine(text, from)));
      char first = text.charAt(from);
      boolean isFolded = first == ' ' || first == '\t';
      isField = isFolded ? isField : isField(text, from, next);
      if (!isField) {
        words.append(text, from, next);
      }
      from = next;
    }
    return words.length() == text.length() ? text : words.toString();
  }

  /// Whether a field that servers write in a report begins at `from`.
  public static boolean isField(String text, int from, int to) {
    int colon = text.indexOf(':', from, to);
    return colon > from && FIELDS.contains(LowerCase.of(text.substring(from, colon).strip()));
  }

  /// The report in `text`; one without recipients where it is none.
  public static DeliveryStatus parse(String text) {
    Optional<UntrustedText> reportingMta = Optional.empty();
    Optional<UntrustedText> queueId = Optional.empty();
    Optional<UntrustedText> sender = Optional.empty();
    Optional<UntrustedText> arrival = Optional.empty();
    List<RecipientStatus> recipients = new ArrayList<>();
    for (Map<String, String> group : groups(text)) {
      if (reportingMta.isEmpty()) {
        reportingMta = value(group, "reporting-mta");
      }
      if (queueId.isEmpty()) {
        queueId = value(group, "x-postfix-queue-id");
      }
      if (sender.isEmpty()) {
        sender = address(group, "x-postfix-sender");
      }
      if (arrival.isEmpty()) {
        arrival = whole(group, "arrival-date");
      }
      if (group.containsKey("final-recipient") || group.containsKey("original-recipient")) {
        if (recipients.size() < MOST_RECIPIENTS) {
          recipients.add(recipient(group));
        }
      }
    }
    return new DeliveryStatus(reportingMta, queueId, sender, arrival, recipients);
  }

  private static RecipientStatus recipient(Map<String, String> group) {
    return new RecipientStatus(
        address(group, "final-recipient"),
        address(group, "original-recipient"),
        Optional.ofNullable(group.get("action")).flatMap(Action::parse),
        Optional.ofNullable(group.get("status")).flatMap(DeliveryStatusParser::status),
        Optional.ofNullable(group.get("diagnostic-code"))
            .map(TypedText::parse)
            .or(() -> supplement(group)),
        value(group, "remote-mta"),
        whole(group, "last-attempt-date"));
  }

  /// QUIRK: some gateways say in `X-Supplementary-Info: <mx.example.com #5.0.0 smtp; 550 …>` what
  /// belongs in a Diagnostic-Code.
  private static Optional<TypedText> supplement(Map<String, String> group) {
    String info = group.getOrDefault("x-supplementary-info", "");
    int type = info.indexOf("smtp;");
    int end = info.endsWith(">") ? info.length() - 1 : info.length();
    return type < 0 ? Optional.empty() : Optional.of(TypedText.parse(info.substring(type, end)));
  }

  private static Optional<UntrustedText> whole(Map<String, String> group, String name) {
    return Optional.ofNullable(group.get(name))
        .map(UntrustedText::new)
        .filter(text -> !text.isBlank());
  }

  private static Optional<UntrustedText> value(Map<String, String> group, String name) {
    return Optional.ofNullable(group.get(name))
        .map(value -> TypedText.parse(value).text())
        .filter(text -> !text.isBlank());
  }

  private static Optional<UntrustedText> address(Map<String, String> group, String name) {
    return Optional.ofNullable(group.get(name))
        .map(DeliveryStatusParser::typed)
        .map(
            typed ->
                typed.type().equals("utf-8")
                    ? unescaped(typed.text().value())
                    : typed.text().value())
        .map(text -> new UntrustedText(Addresses.bare(text)))
        .filter(text -> !text.isBlank() && !ADDRESS_TYPES.contains(LowerCase.of(text.value())));
  }

  /// QUIRK: XWall writes the type of an address twice, `rfc822;rfc822;user@example.com`.
  private static TypedText typed(String value) {
    TypedText typed = TypedText.parse(value);
    TypedText again = TypedText.parse(typed.text().value());
    return again.type().equals(typed.type()) ? again : typed;
  }

  /// An address with each `\x{FC}` as the character that it stands for (RFC 6533 §3); what is no
  /// such escape stays.
  private static String unescaped(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int from = 0;
    for (int at = text.indexOf("\\x{"); at >= 0; at = text.indexOf("\\x{", from)) {
      int end = text.indexOf('}', at);
      if (end < 0) {
        break;
      }
      out.append(text, from, at);
      from = end + 1;
      int character = hexadecimal(text, at + 3, end);
      if (isLetter(character)) {
        out.appendCodePoint(character);
      } else {
        out.append(text, at, from);
      }
    }
    return out.append(text, from, text.length()).toString();
  }

  private static boolean isLetter(int character) {
    return character > ' '
        && Character.isValidCodePoint(character)
        && Character.getType(character) != Character.SURROGATE;
  }

  private static int hexadecimal(String text, int from, int to) {
    if (to <= from || to - from > LONGEST_ESCAPE) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < to; i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0) {
        return -1;
      }
      value = value * 16 + digit;
    }
    return value;
  }

  /// The code that a Status field begins with; a comment may follow it.
  private static Optional<EnhancedStatusCode> status(String value) {
    String stripped = value.strip();
    int end = 0;
    while (end < stripped.length() && "0123456789.".indexOf(stripped.charAt(end)) >= 0) {
      end++;
    }
    return EnhancedStatusCode.parse(stripped.substring(0, end));
  }

  /// Groups of fields, names in lower case; of a repeated field the first stands.
  private static List<Map<String, String>> groups(String text) {
    List<Map<String, String>> groups = new ArrayList<>();
    Map<String, String> group = new HashMap<>();
    String name = "";
    StringBuilder value = new StringBuilder();
    for (String line : Lines.of(text)) {
      if (!line.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t') && !name.isEmpty()) {
        value.append(' ').append(line.strip());
        continue;
      }
      put(group, name, value);
      name = "";
      value.setLength(0);
      int colon = line.indexOf(':');
      if (line.isBlank()) {
        group = startGroup(groups, group);
      } else if (colon > 0 && isFieldName(line, colon)) {
        name = LowerCase.of(line.substring(0, colon).strip());
        value.append(line.substring(colon + 1).strip());
        if (name.equals("final-recipient") && group.containsKey(name)) {
          group = startGroup(groups, group);
        }
      }
    }
    put(group, name, value);
    startGroup(groups, group);
    return groups;
  }

  private static Map<String, String> startGroup(
      List<Map<String, String>> groups, Map<String, String> group) {
    if (group.isEmpty()) {
      return group;
    }
    groups.add(group);
    return new HashMap<>();
  }

  private static void put(Map<String, String> group, String name, StringBuilder value) {
    if (!name.isEmpty()) {
      group.putIfAbsent(name, value.toString());
    }
  }

  private static boolean isFieldName(String line, int colon) {
    for (int i = 0; i < colon; i++) {
      char c = line.charAt(i);
      if (c <= ' ' || c >= 127) {
        return false;
      }
    }
    return true;
  }
}
