package bouncecard.adapter.event;

import bouncecard.adapter.event.Entries.Entry;
import bouncecard.adapter.event.Tree.Series;
import bouncecard.adapter.event.Tree.Table;
import bouncecard.catalog.service.EventField;
import bouncecard.catalog.service.GeneralWords;
import bouncecard.catalog.service.WordPattern;
import bouncecard.delivery.DeliveryEvent;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.ReplyCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Reads events of services that nobody told it of, by what their keys are called: an address is a
/// recipient by its key, a number a reply code only beside a reply, and the object an event of mail
/// only where words say so that nothing else has.
final class GeneralReader {
  private static final int DEEPEST = 8;
  private static final int LONGEST_WORD = 120;

  private final GeneralWords words;
  private final GeneralVerdicts verdicts;

  GeneralReader(GeneralWords words) {
    this.words = words;
    this.verdicts = new GeneralVerdicts(words.verdicts());
  }

  /// Whether these are the folded names of columns of which one has recipients and another what
  /// became of their mail.
  boolean areColumns(List<String> names) {
    return isAnyOf(names, EventField.RECIPIENT)
        && (isAnyOf(names, EventField.REPLY)
            || isAnyOf(names, EventField.STATUS)
            || isAnyOf(names, EventField.CODE)
            || (isAnyOf(names, EventField.SENDER) && saysWhatHappened(names)));
  }

  private boolean saysWhatHappened(List<String> names) {
    return words.words().getOrDefault(GeneralVerdicts.EVENT, List.of()).stream()
        .anyMatch(names::contains);
  }

  private boolean isAnyOf(List<String> names, EventField field) {
    return words.fields().getOrDefault(field, List.of()).stream().anyMatch(names::contains);
  }

  private boolean isKnown(ReplyCode code) {
    return words.codes().contains(code.toString());
  }

  /// The events in an object and in the objects within it; none where it is about something else.
  List<DeliveryEvent> read(Table object) {
    List<DeliveryEvent> events = new ArrayList<>();
    read(object, List.of(), events);
    return events;
  }

  private void read(Table table, List<Table> around, List<DeliveryEvent> to) {
    if (around.size() > DEEPEST) {
      return;
    }
    List<Table> listed = listed(table);
    if (listed.isEmpty()) {
      event(Entries.of(table, around)).ifPresent(to::addAll);
      return;
    }
    List<Table> inner = new ArrayList<>();
    inner.add(table);
    inner.addAll(around);
    for (Table element : listed) {
      read(element, inner, to);
    }
  }

  /// The objects in a list that name a recipient each, wherever the list is; or, where the object
  /// itself names one, those of a list that say what happened.
  private List<Table> listed(Table table) {
    boolean isNamed = hasOwnRecipient(table);
    for (Tree member : table.members().values()) {
      if (member instanceof Series(var elements)) {
        List<Table> tables = new ArrayList<>();
        for (Tree element : elements) {
          if (element instanceof Table inner
              && (hasOwnRecipient(inner)
                  || (isNamed
                      && hasOwn(
                          inner, words.words().getOrDefault(GeneralVerdicts.EVENT, List.of()))))) {
            tables.add(inner);
          }
        }
        if (!tables.isEmpty()) {
          return tables;
        }
      }
    }
    if (!isNamed) {
      for (Tree member : table.members().values()) {
        if (member instanceof Table inner) {
          List<Table> found = listed(inner);
          if (!found.isEmpty()) {
            return found;
          }
        }
      }
    }
    return List.of();
  }

  private boolean hasOwnRecipient(Table table) {
    return hasOwn(table, words.fields().getOrDefault(EventField.RECIPIENT, List.of()));
  }

  private static boolean hasOwn(Table table, List<String> keys) {
    for (Map.Entry<String, Tree> member : table.members().entrySet()) {
      if (member.getValue() instanceof Tree.Text
          && keys.contains(WordPattern.fold(member.getKey()))) {
        return true;
      }
    }
    return false;
  }

  private Optional<List<DeliveryEvent>> event(Entries entries) {
    Fields fields = new Fields(field -> texts(entries, field));
    Map<String, List<String>> said = new LinkedHashMap<>();
    words.words().forEach((name, keys) -> said.put(name, words(entries, keys)));
    List<String> lead = texts(entries, List.of(WordPattern.fold(Pieces.LEAD)), _ -> true);
    boolean isRefused = isRefused(fields);
    return verdicts
        .of(said, lead, isRefused)
        .filter(verdict -> isRefused ? isSaid(fields, verdict) : isTold(fields, entries, said))
        .map(
            verdict ->
                fields.events(Optional.empty(), Optional.of(verdict.verdict()), verdict.words()));
  }

  /// Where no recipient is named, a refusal is one only with a word for a failure beside it.
  private static boolean isSaid(Fields fields, GeneralVerdicts.Found verdict) {
    return verdict.isSaid() || !fields.recipients().isEmpty();
  }

  private boolean isTold(Fields fields, Entries entries, Map<String, List<String>> said) {
    return !fields.recipients().isEmpty() && isOfMail(entries, said);
  }

  private static List<String> words(Entries entries, List<String> keys) {
    List<String> found = new ArrayList<>();
    for (Entry entry : entries.all()) {
      if (entry.value().length() <= LONGEST_WORD && keys.stream().anyMatch(entry::isUnder)) {
        found.add(entry.value());
      }
    }
    return found;
  }

  private List<String> texts(Entries entries, EventField field) {
    List<String> keys = words.fields().getOrDefault(field, List.of());
    return switch (field) {
      case RECIPIENT -> recipients(entries, keys);
      case REPLY -> reply(entries, keys);
      case STATUS -> texts(entries, keys, text -> EnhancedStatusCode.parse(text).isPresent());
      case CODE ->
          texts(entries, keys, text -> ReplyCode.parse(text).filter(this::isKnown).isPresent());
      case SENDER -> texts(entries, keys, text -> text.indexOf('@') > 0);
      case PROSE, TIME, ID, REPORTING_MTA, REMOTE_MTA, SENDING_IP, COMMAND ->
          texts(entries, keys, _ -> true);
    };
  }

  /// What a server said: under one of the keys, best with a code at its head, or a whole reply
  /// under any other.
  private List<String> reply(Entries entries, List<String> keys) {
    List<String> coded = texts(entries, keys, this::isCoded);
    if (!coded.isEmpty()) {
      return coded;
    }
    for (Entry entry : entries.all()) {
      if (isCoded(entry.value()) && isWhole(entry.value())) {
        return List.of(entry.value());
      }
    }
    return texts(entries, keys, text -> text.indexOf(' ') > 0 && !isAround(text));
  }

  private boolean isCoded(String text) {
    return text.length() > 5
        && " -".indexOf(text.charAt(3)) >= 0
        && ReplyCode.parse(text.substring(0, 3))
            .filter(this::isKnown)
            .filter(ReplyCode::isNegative)
            .isPresent();
  }

  private static boolean isWhole(String text) {
    int end = text.indexOf(' ', 4);
    return end > 0 && EnhancedStatusCode.parse(text.substring(4, end)).isPresent();
  }

  private static boolean isAround(String text) {
    return text.startsWith("{") || text.startsWith("[{");
  }

  private List<String> recipients(Entries entries, List<String> keys) {
    for (String key : keys) {
      List<String> found = new ArrayList<>();
      for (Entry entry : entries.all()) {
        if (entry.isUnder(key)
            && entry.value().indexOf('@') > 0
            && !words.strangers().contains(entry.above())) {
          found.add(entry.value());
        }
      }
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  /// The texts under the first of the keys that has one that will do.
  private static List<String> texts(Entries entries, List<String> keys, Predicate<String> fits) {
    for (String key : keys) {
      for (Entry entry : entries.all()) {
        if (entry.isUnder(key) && fits.test(entry.value())) {
          return List.of(entry.value());
        }
      }
    }
    return List.of();
  }

  /// Whether a server refused it: by the codes at the head of its reply, or by those beside one.
  private boolean isRefused(Fields fields) {
    String reply = fields.first(EventField.REPLY);
    if (reply.isEmpty()) {
      return false;
    }
    return isCoded(reply)
        || ReplyCode.parse(fields.first(EventField.CODE)).filter(ReplyCode::isNegative).isPresent()
        || EnhancedStatusCode.parse(fields.first(EventField.STATUS))
            .filter(code -> code.classDigit() != 2)
            .isPresent();
  }

  private boolean isOfMail(Entries entries, Map<String, List<String>> said) {
    for (Entry entry : entries.all()) {
      if (isMail(entry.key()) || isMail(entry.above())) {
        return true;
      }
    }
    return said.values().stream()
        .flatMap(List::stream)
        .filter(text -> text.length() <= LONGEST_WORD)
        .anyMatch(text -> isMail(WordPattern.fold(text)));
  }

  private boolean isMail(String folded) {
    for (String piece : words.mail()) {
      if (folded.contains(piece)) {
        return true;
      }
    }
    return false;
  }
}
