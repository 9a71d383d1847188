package bouncecard.adapter.data.mapping;

import bouncecard.adapter.data.tree.Node;
import bouncecard.catalog.Actor;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Cause;
import bouncecard.catalog.Checkable;
import bouncecard.catalog.ClassEntry;
import bouncecard.catalog.Dnsbl;
import bouncecard.catalog.Dnsbls;
import bouncecard.catalog.EnhancedStatusCodeEntry;
import bouncecard.catalog.Network;
import bouncecard.catalog.Pair;
import bouncecard.catalog.Permanence;
import bouncecard.catalog.ReplyCodeEntry;
import bouncecard.catalog.Retry;
import bouncecard.catalog.Source;
import bouncecard.catalog.Standing;
import bouncecard.smtp.Code;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.ReplyCode;
import bouncecard.smtp.SmtpCommand;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Turns tables of facts into the catalogue's values. The same code reads them when they are
/// compiled, where a mistake stops the build, and when the program runs.
public final class FactMapping {
  /// How a day is written.
  private static final String DAY = "2026-02-15";

  private static final String REPLY_CODE = "a reply code, three digits such as \"550\"";
  private static final String ENHANCED_STATUS_CODE = "an enhanced status code such as \"5.1.1\"";

  private FactMapping() {}

  public static Catalog.Facts facts(Node root) {
    Node recognition = file(root, "recognition");
    Catalog.Facts facts =
        new Catalog.Facts(
            edition(file(root, "edition")),
            replyCodes(file(root, "reply-codes")),
            byKey(file(root, "enhanced-status-codes"), FactMapping::enhanced),
            byKey(file(root, "classes"), FactMapping::classEntry),
            pairs(file(root, "pairs")),
            byKey(file(root, "causes"), FactMapping::cause),
            WordMapping.surroundings(recognition),
            WordMapping.vocabulary(recognition),
            WordMapping.notices(file(root, "notices")),
            WordMapping.watch(file(root, "watch")),
            WordMapping.clues(recognition),
            networks(file(root, "networks")),
            dnsbls(file(root, "dnsbls")));
    source(recognition);
    recognition.end();
    // Only what compiles reads it.
    file(root, "agreement");
    root.end();
    return facts;
  }

  private static LocalDate edition(Node file) {
    Optional<LocalDate> day = file.read("day", FactMapping::day, "a day, such as \"2026-02-15\"");
    file.end();
    return day.orElse(LocalDate.MAX);
  }

  /// By hand: every start of the program reads one, and what parses all dates takes long to load.
  private static Optional<LocalDate> day(String text) {
    if (text.length() != DAY.length()) {
      return Optional.empty();
    }
    for (int i = 0; i < DAY.length(); i++) {
      boolean isDigit = text.charAt(i) >= '0' && text.charAt(i) <= '9';
      if (DAY.charAt(i) == '-' ? text.charAt(i) != '-' : !isDigit) {
        return Optional.empty();
      }
    }
    try {
      return Optional.of(LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }

  private static Node file(Node root, String name) {
    return root.table(name, () -> root.place() + "/" + name + ".toml");
  }

  private static SortedMap<ReplyCode, ReplyCodeEntry> replyCodes(Node file) {
    SortedMap<ReplyCode, ReplyCodeEntry> entries = new TreeMap<>();
    for (String key : file.keys()) {
      Node node = file.table(key);
      ReplyCode.parse(key)
          .ifPresentOrElse(
              code -> entries.put(code, replyCode(code, node)),
              () -> file.wrong(key, "must be " + REPLY_CODE));
    }
    return entries;
  }

  private interface Reader<T> {
    T read(String key, Node node);
  }

  private static <T> Map<String, T> byKey(Node file, Reader<T> reader) {
    Map<String, T> entries = new LinkedHashMap<>();
    for (String key : file.keys()) {
      entries.put(key, reader.read(key, file.table(key)));
    }
    return entries;
  }

  private static ReplyCodeEntry replyCode(ReplyCode code, Node node) {
    ReplyCodeEntry entry =
        new ReplyCodeEntry(
            code,
            node.term("standing", Standing.class),
            node.optional("rfc"),
            node.optional("section"),
            commands(node),
            node.term("retry", Retry.class),
            actors(node),
            node.texts("related"),
            node.texts("causes"),
            node.readOptional("looks_like", EnhancedStatusCode::parse, ENHANCED_STATUS_CODE),
            source(node));
    node.end();
    return entry;
  }

  private static EnhancedStatusCodeEntry enhanced(String key, Node node) {
    node.someTexts("classes");
    EnhancedStatusCodeEntry entry =
        new EnhancedStatusCodeEntry(
            key,
            classDigits(node, "classes"),
            classDigits(node, "also_seen"),
            node.text("rfc"),
            replyCodes(node, "basic_codes"),
            node.optionalTerm("retry", Retry.class),
            node.optionalTerm("retry_temporary", Retry.class),
            actors(node),
            node.texts("related"),
            node.texts("causes"),
            source(node));
    node.end();
    return entry;
  }

  private static List<Integer> classDigits(Node node, String key) {
    return node.readAll(
        key,
        text ->
            List.of("2", "4", "5").contains(text)
                ? Optional.of(Integer.valueOf(text))
                : Optional.empty(),
        "\"2\", \"4\" or \"5\"");
  }

  static List<ReplyCode> replyCodes(Node node, String key) {
    return node.readAll(key, ReplyCode::parse, REPLY_CODE);
  }

  private static ClassEntry classEntry(String key, Node node) {
    ClassEntry entry =
        new ClassEntry(
            key,
            node.text("rfc"),
            node.text("section"),
            node.term("retry", Retry.class),
            actors(node),
            source(node));
    node.end();
    return entry;
  }

  private static Map<String, Pair> pairs(Node file) {
    Map<String, Pair> pairs = new LinkedHashMap<>();
    for (String key : file.keys()) {
      Node node = file.table(key);
      Source source = source(node);
      node.end();
      int slash = Math.max(0, key.indexOf('/'));
      Optional<Code> first = code(key.substring(0, slash));
      Optional<Code> second = code(key.substring(Math.min(slash + 1, key.length())));
      if (first.isPresent() && second.isPresent()) {
        pairs.put(key, new Pair(first.get(), second.get(), source));
      } else {
        file.wrong(key, "must be two codes with a slash between them, such as \"252/550\"");
      }
    }
    return pairs;
  }

  private static Optional<Code> code(String text) {
    return ReplyCode.parse(text).<Code>map(code -> code).or(() -> EnhancedStatusCode.parse(text));
  }

  private static Cause cause(String key, Node node) {
    Cause cause =
        new Cause(
            key,
            node.text("family"),
            actors(node),
            node.term("permanence", Permanence.class),
            node.term("retry", Retry.class),
            node.term("check", Checkable.class),
            node.optionalTerm("role", Cause.Role.class),
            Set.copyOf(node.terms("traits", Cause.Trait.class)),
            node.optionalTerm("hint", Cause.CheckHint.class),
            source(node));
    node.end();
    return cause;
  }

  private static List<Network> networks(Node file) {
    List<Network> networks = new ArrayList<>();
    for (Node node : file.tables("network", "cidr")) {
      networks.add(new Network(node.text("cidr"), node.flag("public"), node.text("use")));
      node.end();
    }
    source(file);
    file.end();
    return List.copyOf(networks);
  }

  private static Dnsbls dnsbls(Node file) {
    List<Dnsbl> lists = new ArrayList<>();
    for (Node node : file.tables("list", "zone")) {
      lists.add(
          new Dnsbl(
              node.text("zone"),
              node.text("kind").equals("domains"),
              node.text("lookup"),
              node.optional("test"),
              senses(node.table("codes"))));
      source(node);
      node.end();
    }
    Dnsbls dnsbls = new Dnsbls(lists, senses(file.table("errors")));
    source(file);
    file.end();
    return dnsbls;
  }

  private static Map<String, Dnsbl.Sense> senses(Node node) {
    Map<String, Dnsbl.Sense> senses = new LinkedHashMap<>();
    for (String code : node.keys()) {
      senses.put(code, node.term(code, Dnsbl.Sense.class));
    }
    node.end();
    return senses;
  }

  static List<SmtpCommand> commands(Node node) {
    return node.readAll(
        "commands", SmtpCommand::parse, "an SMTP command such as \"RCPT\" or \"END-OF-DATA\"");
  }

  static List<Actor> actors(Node node) {
    return node.someTerms("actors", Actor.class);
  }

  public static Source source(Node node) {
    return new Source(node.text("source"), node.text("seen"));
  }
}
