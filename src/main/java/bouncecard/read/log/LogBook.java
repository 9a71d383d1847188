package bouncecard.read.log;

import bouncecard.delivery.FailedDelivery;
import bouncecard.delivery.OriginalMessage;
import bouncecard.delivery.Place;
import bouncecard.dsn.Action;
import bouncecard.read.reply.DeliveryDraft;
import bouncecard.read.reply.Reading;
import bouncecard.read.time.WrittenTimes;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The deliveries that were read from a log so far. Lines tell of each other by their queue id: one
/// has the sender, others the recipients, and a last one that the mail was given up.
final class LogBook {
  private record Entry(Optional<String> queueId, Optional<Action> action, DeliveryDraft draft) {
    boolean isDelivered() {
      return action.filter(Reading::isSuccess).isPresent();
    }
  }

  private final WrittenTimes times;
  private String line = "";
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, UntrustedText> senders = new HashMap<>();
  private final Map<String, OriginalMessage> originals = new HashMap<>();
  private final Map<String, DeliveryDraft> expired = new LinkedHashMap<>();

  LogBook(WrittenTimes times) {
    this.times = times;
  }

  /// What is noted next stands in this line, which begins with its time.
  void line(String written) {
    line = written;
  }

  /// Those of the lines that name no mail that was noted.
  String withoutOwn(List<String> lines) {
    Set<String> ids = new HashSet<>();
    entries.forEach(entry -> entry.queueId().ifPresent(ids::add));
    StringBuilder others = new StringBuilder();
    for (String line : lines) {
      if (LogLine.words(line).noneMatch(ids::contains)) {
        others.append(line).append('\n');
      }
    }
    return others.toString();
  }

  /// A mail was accepted from that sender.
  void arrival(String queueId, Optional<UntrustedText> sender) {
    sender.ifPresent(address -> senders.putIfAbsent(queueId, address));
  }

  /// What a line tells of the mail itself.
  void original(String queueId, OriginalMessage message) {
    if (!message.equals(OriginalMessage.UNKNOWN)) {
      originals.merge(queueId, message, OriginalMessage::or);
    }
  }

  /// A recipient was delivered to, deferred or refused.
  void delivery(Optional<String> queueId, Optional<Action> action, DeliveryDraft draft) {
    draft
        .queueId(queueId.map(UntrustedText::new), Place.LOG_LINE)
        .action(action, Place.LOG_LINE)
        .at(times.in(line), Place.LOG_LINE);
    entries.add(new Entry(queueId, action, draft));
  }

  /// A mail was given up for those of its recipients who did not get it yet.
  ///
  /// @param alone what to report where no line of the log tells who they are
  void expiry(String queueId, DeliveryDraft alone) {
    expired.putIfAbsent(
        queueId,
        alone
            .at(times.in(line), Place.LOG_LINE)
            .queueId(Optional.of(new UntrustedText(queueId)), Place.LOG_LINE)
            .action(Optional.of(Action.FAILED), Place.LOG_LINE));
  }

  boolean isEmpty() {
    return entries.isEmpty() && expired.isEmpty();
  }

  /// All deliveries in the order of the log. Where they are more than `most`, those that succeeded
  /// are left out first.
  List<FailedDelivery> deliveries(int most) {
    if (isEmpty()) {
      return List.of();
    }
    expire();
    int tooMany = Math.max(0, entries.size() - most);
    List<FailedDelivery> found = new ArrayList<>();
    for (Entry entry : entries) {
      if (tooMany > 0 && entry.isDelivered()) {
        tooMany--;
      } else if (found.size() < most) {
        DeliveryDraft draft = entry.draft();
        if (!draft.hasSender()) {
          draft.sender(
              entry.queueId().flatMap(id -> Optional.ofNullable(senders.get(id))), Place.LOG_LINE);
        }
        entry.queueId().map(originals::get).ifPresent(draft::original);
        found.add(draft.build());
      }
    }
    return found;
  }

  /// The last deferral of each recipient of an expired mail was the last word on it.
  private void expire() {
    Set<String> seen = new HashSet<>();
    Set<String> told = new HashSet<>();
    for (Entry entry : entries.reversed()) {
      String id = entry.queueId().orElse("");
      if (expired.containsKey(id) && seen.add(id + ' ' + entry.draft().recipient())) {
        told.add(id);
        if (!entry.isDelivered()) {
          entry.draft().action(Optional.of(Action.FAILED), Place.LOG_LINE);
        }
      }
    }
    expired.forEach(
        (id, alone) -> {
          if (!told.contains(id)) {
            entries.add(new Entry(Optional.of(id), Optional.of(Action.FAILED), alone));
          }
        });
  }
}
