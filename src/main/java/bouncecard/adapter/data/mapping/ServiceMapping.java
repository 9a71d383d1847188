package bouncecard.adapter.data.mapping;

import bouncecard.adapter.data.tree.DataErrors;
import bouncecard.adapter.data.tree.Node;
import bouncecard.catalog.Actor;
import bouncecard.catalog.Permanence;
import bouncecard.catalog.service.EventField;
import bouncecard.catalog.service.EventKind;
import bouncecard.catalog.service.EventShape;
import bouncecard.catalog.service.EventVerdict;
import bouncecard.catalog.service.GeneralWords;
import bouncecard.catalog.service.KeyPath;
import bouncecard.catalog.service.MailService;
import bouncecard.catalog.service.Mark;
import bouncecard.catalog.service.ServiceBook;
import bouncecard.catalog.service.Webhook;
import bouncecard.catalog.service.WordPattern;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Maps the data files of mail services to values.
public final class ServiceMapping {
  /// The file of what holds for any service.
  public static final String GENERAL = "general";

  private ServiceMapping() {}

  /// The services of all files, keyed by the file's name.
  public static ServiceBook book(Node root) {
    List<MailService> services = new ArrayList<>();
    Map<String, Webhook> webhooks = new HashMap<>();
    for (String id : root.keys()) {
      if (!id.equals(GENERAL)) {
        Node node = root.table(id, () -> file(id));
        WebhookMapping.optional(node, "webhook").ifPresent(one -> webhooks.put(id, one));
        services.add(service(id, node));
      }
    }
    Node general = root.table(GENERAL, () -> file(GENERAL));
    for (String name : List.of("any", "standard")) {
      WebhookMapping.optional(general, name).ifPresent(one -> webhooks.put(name, one));
    }
    ServiceBook book = new ServiceBook(services, general(general), webhooks);
    root.end();
    return book;
  }

  /// The file of a service.
  public static String file(String id) {
    return "services/" + DataErrors.oneLine(id) + ".toml";
  }

  private static MailService service(String id, Node node) {
    MailService service =
        new MailService(
            id,
            node.text("name"),
            node.optional("provider"),
            node.texts("own_codes"),
            node.tables("shape", "name").stream().map(ServiceMapping::shape).toList(),
            verdicts(node),
            FactMapping.source(node));
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
            marks(node),
            node.flag("weak"),
            paths(node.texts("inner")),
            paths(node.texts("each")),
            words,
            fields);
    node.end();
    return shape;
  }

  private static List<Mark> marks(Node node) {
    if (node.texts("marks").isEmpty()) {
      node.wrong("marks", "must hold a mark at least, such as \"event\" or \"event=bounce\"");
    }
    return node.readAll(
        "marks",
        text -> parsed(text, Mark::of),
        "a mark, such as \"event\", \"event|type\" or \"event=bounce|reject\"");
  }

  /// What a text is read as; empty where it cannot be.
  private static <T> Optional<T> parsed(String text, Function<String, T> parser) {
    try {
      return Optional.of(parser.apply(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
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
    return node.tables("event", "name").stream().map(ServiceMapping::verdict).toList();
  }

  private static EventVerdict verdict(Node node) {
    Map<String, List<WordPattern>> when = new LinkedHashMap<>();
    Node conditions = node.table("when");
    for (String name : conditions.keys()) {
      when.put(name, patterns(conditions, name));
    }
    EventVerdict verdict =
        new EventVerdict(
            when,
            node.term("is", EventKind.class),
            node.optional("cause"),
            node.has("permanence")
                ? Optional.of(node.term("permanence", Permanence.class))
                : Optional.empty(),
            node.terms("actors", Actor.class),
            !node.flag("unsent"));
    node.optional("source");
    node.end();
    return verdict;
  }

  private static List<WordPattern> patterns(Node conditions, String name) {
    List<WordPattern> patterns = new ArrayList<>();
    for (String word : conditions.textOrTexts(name)) {
      parsed(word, WordPattern::of)
          .ifPresentOrElse(
              patterns::add,
              () -> conditions.wrong(name, "must be words with a letter or digit in them"));
    }
    return patterns;
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
            new MailService(
                GENERAL,
                GENERAL,
                Optional.empty(),
                List.of(),
                List.of(),
                verdicts(node),
                FactMapping.source(node)));
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
}
