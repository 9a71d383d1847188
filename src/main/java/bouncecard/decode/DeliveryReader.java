package bouncecard.decode;

import bouncecard.dsn.Addresses;
import bouncecard.dsn.DeliveryStatus;
import bouncecard.dsn.DeliveryStatusParser;
import bouncecard.dsn.RecipientStatus;
import bouncecard.text.LowerCase;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds failed deliveries in a text: the fields of a report, lines of a mail log, or the replies
/// it quotes.
final class DeliveryReader {
  private static final int MOST = 1000;

  private final ReplyReader replies;

  DeliveryReader(ReplyReader replies) {
    this.replies = replies;
  }

  /// What the text tells; empty where it holds no fields, log lines or replies.
  List<FailedDelivery> read(String text) {
    if (LowerCase.of(text).contains("-recipient:")) {
      List<FailedDelivery> fields = readFields(text, "");
      if (!fields.isEmpty()) {
        return fields;
      }
    }
    List<FailedDelivery> lines = PostfixLog.read(text, replies, MOST);
    if (!lines.isEmpty()) {
      return lines;
    }
    return readReplies(text);
  }

  /// The recipients of a delivery-status block.
  ///
  /// @param notice the report's part for people; its words are judged for a recipient without a
  ///   Diagnostic-Code
  List<FailedDelivery> readFields(String text, String notice) {
    DeliveryStatus status = DeliveryStatusParser.parse(text);
    List<FailedDelivery> found = new ArrayList<>();
    for (RecipientStatus recipient : status.recipients()) {
      DeliveryDraft draft = new DeliveryDraft();
      draft
          .finalRecipient(recipient.finalRecipient(), Place.DELIVERY_STATUS)
          .originalRecipient(recipient.originalRecipient(), Place.DELIVERY_STATUS)
          .action(recipient.action(), Place.DELIVERY_STATUS)
          .statusField(recipient.status(), Place.DELIVERY_STATUS)
          .reportingMta(status.reportingMta(), Place.DELIVERY_STATUS)
          .remoteMta(recipient.remoteMta(), Place.DELIVERY_STATUS)
          .queueId(status.queueId(), Place.DELIVERY_STATUS);
      recipient
          .diagnosticCode()
          .ifPresentOrElse(
              diagnostic -> draft.say(diagnostic, replies),
              () -> draft.say(notice, Place.NOTICE, replies));
      found.add(draft.build());
    }
    return found;
  }

  /// The failures that a text for people tells: `<user@example.com>: host … said: 550 …` begins
  /// one.
  List<FailedDelivery> readReplies(String text) {
    List<FailedDelivery> found = new ArrayList<>();
    List<Section> sections = sections(text);
    for (Section section : sections) {
      DeliveryDraft draft = new DeliveryDraft();
      draft.say(section.text(), Place.REPLY, replies);
      if (draft.saysSomething() && found.size() < MOST) {
        draft.finalRecipient(
            section.recipient().or(() -> refusedRecipient(section.text())).map(UntrustedText::new),
            Place.REPLY);
        draft.remoteMta(
            HostNames.saidBy(section.text()).stream().findFirst().map(UntrustedText::new),
            Place.REPLY);
        found.add(draft.build());
      }
    }
    if (found.size() > 1) {
      found.removeIf(delivery -> delivery.finalRecipient().isEmpty() && isPositive(delivery));
    }
    return found;
  }

  private static boolean isPositive(FailedDelivery delivery) {
    return delivery.classDigit().filter(digit -> digit < 4).isPresent();
  }

  private record Section(Optional<String> recipient, String text) {}

  /// Splits a notice where a line begins with `<address>:`; text before the first is a section of
  /// its own.
  private static List<Section> sections(String text) {
    List<Section> sections = new ArrayList<>();
    Optional<String> recipient = Optional.empty();
    StringBuilder current = new StringBuilder();
    for (String line : (Iterable<String>) text.lines()::iterator) {
      Optional<String> begins = recipientLine(line);
      if (begins.isPresent()) {
        sections.add(new Section(recipient, current.toString().strip()));
        recipient = begins;
        current.setLength(0);
        current.append(line.substring(line.indexOf(':') + 1)).append('\n');
      } else {
        current.append(line).append('\n');
      }
    }
    sections.add(new Section(recipient, current.toString().strip()));
    return sections;
  }

  private static Optional<String> recipientLine(String line) {
    String stripped = line.strip();
    int close = stripped.indexOf(">:");
    if (!stripped.startsWith("<") || close < 0) {
      return Optional.empty();
    }
    return Addresses.first(stripped.substring(0, close));
  }

  /// The address that a refusal begins with, as `550 5.1.1 <user@example.com>: Recipient address
  /// rejected`; none where the words after it say that it is the sender's.
  private static Optional<String> refusedRecipient(String text) {
    String lower = LowerCase.of(text);
    if (lower.contains("sender address")
        || lower.contains("sender rejected")
        || lower.contains("from=<")) {
      int to = lower.indexOf("to=<");
      return to < 0 ? Optional.empty() : Addresses.first(text.substring(to + 4));
    }
    return Addresses.first(text);
  }

  /// The text as it is, with nothing recognised in it but words.
  static FailedDelivery ofWords(String text) {
    return new DeliveryDraft()
        .words(text, Place.REPLY)
        .remoteMta(HostNames.saidBy(text).stream().findFirst().map(UntrustedText::new), Place.REPLY)
        .build();
  }
}
