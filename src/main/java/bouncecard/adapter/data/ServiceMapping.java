package bouncecard.adapter.data;

import bouncecard.catalog.Actor;
import bouncecard.catalog.Permanence;
import bouncecard.catalog.Source;
import bouncecard.catalog.Term;
import bouncecard.catalog.service.EventField;
import bouncecard.catalog.service.EventKind;
import bouncecard.catalog.service.EventShape;
import bouncecard.catalog.service.EventVerdict;
import bouncecard.catalog.service.GeneralWords;
import bouncecard.catalog.service.KeyPath;
import bouncecard.catalog.service.Mark;
import bouncecard.catalog.service.Service;
import bouncecard.catalog.service.ServiceBook;
import bouncecard.catalog.service.WordPattern;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Maps the data files of mail services to values.
final class ServiceMapping {
  /// The file of what holds for any service.
  static final String GENERAL = "general";

  private ServiceMapping() {}

  /// The services of all files, keyed by the file's name.
  static ServiceBook book(Node root) {
    List<Service> services = new ArrayList<>();
    for (String id : root.keys()) {
      if (!id.equals(GENERAL)) {
        services.add(service(id, root.table(id)));
      }
    }
    ServiceBook book = new ServiceBook(services, general(root.table(GENERAL)));
    root.end();
    return book;
  }

  private static Service service(String id, Node node) {
    Service service =
        new Service(
            id,
            node.text("name"),
            node.optional("provider"),
            node.texts("own_codes"),
            node.tables("shape").stream().map(ServiceMapping::shape).toList(),
            verdicts(node),
            new Source(node.text("source"), node.text("seen")));
    node.end();
    return service;
  }

  private static EventShape shape(Node node) {
    Map<String, List<KeyPath>> words = new LinkedHashMap<>();
    keys(node.table("words")).forEach((name, keys) -> words.put(name, paths(keys)));
    Map<EventField, List<KeyPath>> fields = new EnumMap<>(EventField.class);
    fields(node).forEach((field, keys) -> fields.put(field, paths(keys)));
    EventShape shape =
        new EventShape(
            node.someTexts("marks").stream().map(Mark::of).toList(),
            node.flag("weak"),
            paths(node.texts("inner")),
            paths(node.texts("each")),
            words,
            fields);
    node.end();
    return shape;
  }

  private static List<KeyPath> paths(List<String> written) {
    return written.stream().map(KeyPath::of).toList();
  }

  private static Map<EventField, List<String>> fields(Node node) {
    Map<EventField, List<String>> fields = new EnumMap<>(EventField.class);
    for (EventField field : EventField.values()) {
      String key = field.token().replace('-', '_');
      if (node.keys().contains(key)) {
        fields.put(field, node.textOrTexts(key));
      }
    }
    return fields;
  }

  private static Map<String, List<String>> keys(Node node) {
    Map<String, List<String>> keys = new LinkedHashMap<>();
    for (String name : node.keys()) {
      keys.put(name, node.textOrTexts(name));
    }
    return keys;
  }

  private static List<EventVerdict> verdicts(Node node) {
    return node.tables("event").stream().map(ServiceMapping::verdict).toList();
  }

  private static EventVerdict verdict(Node node) {
    Map<String, List<WordPattern>> when = new LinkedHashMap<>();
    keys(node.table("when")).forEach((name, words) -> when.put(name, patterns(node, words)));
    EventVerdict verdict =
        new EventVerdict(
            when,
            term(node, "is", EventKind.class, node.text("is")),
            node.optional("cause"),
            node.optional("permanence")
                .map(token -> term(node, "permanence", Permanence.class, token)),
            node.texts("actors").stream()
                .map(token -> term(node, "actors", Actor.class, token))
                .toList(),
            !node.flag("unsent"));
    node.optional("source");
    node.end();
    return verdict;
  }

  private static List<WordPattern> patterns(Node node, List<String> words) {
    try {
      return words.stream().map(WordPattern::of).toList();
    } catch (IllegalArgumentException e) {
      throw node.wrong("when", String.valueOf(e.getMessage()));
    }
  }

  private static GeneralWords general(Node node) {
    Map<String, List<String>> words = new LinkedHashMap<>();
    keys(node.table("words")).forEach((name, keys) -> words.put(name, folded(keys)));
    Map<EventField, List<String>> fields = new EnumMap<>(EventField.class);
    fields(node.table("keys")).forEach((field, keys) -> fields.put(field, folded(keys)));
    Set<String> strangers = new LinkedHashSet<>(folded(node.someTexts("strangers")));
    GeneralWords general =
        new GeneralWords(
            fields,
            words,
            strangers,
            new LinkedHashSet<>(node.someTexts("codes")),
            node.someTexts("mail"),
            new Service(
                GENERAL,
                GENERAL,
                Optional.empty(),
                List.of(),
                List.of(),
                verdicts(node),
                new Source(node.text("source"), node.text("seen"))));
    node.end();
    return general;
  }

  /// Keys in their folded form; a space stands between a key and the one above it.
  private static List<String> folded(List<String> keys) {
    List<String> folded = new ArrayList<>();
    for (String key : keys) {
      int space = key.indexOf(' ');
      folded.add(
          space < 0
              ? WordPattern.fold(key)
              : WordPattern.fold(key.substring(0, space))
                  + ' '
                  + WordPattern.fold(key.substring(space + 1)));
    }
    return folded;
  }

  private static <T extends Enum<T> & Term> T term(
      Node node, String key, Class<T> type, String token) {
    return Term.parse(type, token)
        .orElseThrow(() -> node.wrong(key, "is '" + token + "', which is not one of its words"));
  }
}
