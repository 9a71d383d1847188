package bouncecard.adapter.data;

import bouncecard.catalog.Actor;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Cause;
import bouncecard.catalog.Checkable;
import bouncecard.catalog.ClassEntry;
import bouncecard.catalog.Dnsbl;
import bouncecard.catalog.Dnsbls;
import bouncecard.catalog.EnhancedStatusCodeEntry;
import bouncecard.catalog.Network;
import bouncecard.catalog.NoticeWords;
import bouncecard.catalog.Pair;
import bouncecard.catalog.Permanence;
import bouncecard.catalog.PlaceholderCues;
import bouncecard.catalog.Provider;
import bouncecard.catalog.ReplyCodeEntry;
import bouncecard.catalog.Retry;
import bouncecard.catalog.Rule;
import bouncecard.catalog.RuleBook;
import bouncecard.catalog.RuleId;
import bouncecard.catalog.Source;
import bouncecard.catalog.Standing;
import bouncecard.catalog.Term;
import bouncecard.catalog.TextEntry;
import bouncecard.catalog.TokenPattern;
import bouncecard.catalog.Vocabulary;
import bouncecard.smtp.Code;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.EnhancedStatusCodeRange;
import bouncecard.smtp.ReplyCode;
import bouncecard.smtp.SmtpCommand;
import bouncecard.smtp.Surroundings;
import bouncecard.smtp.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Turns tables of data files into the catalogue's values. The same code reads them when they are
/// compiled, where a mistake stops the build, and when the program runs.
final class Mapping {
  private Mapping() {}

  static Catalog.Facts facts(Node root) {
    Node recognition = root.table("recognition");
    Catalog.Facts facts =
        new Catalog.Facts(
            replyCodes(root.table("reply-codes")),
            byKey(root.table("enhanced-status-codes"), Mapping::enhanced),
            byKey(root.table("classes"), Mapping::classEntry),
            byKey(root.table("pairs"), Mapping::pair),
            byKey(root.table("causes"), Mapping::cause),
            surroundings(recognition),
            vocabulary(recognition),
            notices(root.table("notices")),
            clues(recognition),
            networks(root.table("networks")),
            dnsbls(root.table("dnsbls")));
    recognition.text("source");
    recognition.text("seen");
    recognition.end();
    root.end();
    return facts;
  }

  private static SortedMap<ReplyCode, ReplyCodeEntry> replyCodes(Node file) {
    SortedMap<ReplyCode, ReplyCodeEntry> entries = new TreeMap<>();
    for (String key : file.keys()) {
      ReplyCodeEntry entry = replyCode(key, file.table(key));
      entries.put(entry.code(), entry);
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

  private static ReplyCodeEntry replyCode(String key, Node node) {
    ReplyCodeEntry entry =
        new ReplyCodeEntry(
            ReplyCode.parse(key).orElseThrow(() -> node.wrong(key, "is not a reply code")),
            term(node, "standing", Standing.class),
            node.optional("rfc"),
            node.optional("section"),
            commands(node),
            term(node, "retry", Retry.class),
            actors(node),
            node.texts("related"),
            node.texts("causes"),
            node.optional("looks_like")
                .map(
                    code ->
                        EnhancedStatusCode.parse(code)
                            .orElseThrow(
                                () -> node.wrong("looks_like", "is not an enhanced status code"))),
            source(node));
    node.end();
    return entry;
  }

  private static EnhancedStatusCodeEntry enhanced(String key, Node node) {
    EnhancedStatusCodeEntry entry =
        new EnhancedStatusCodeEntry(
            key,
            classDigits(node, "classes", node.someTexts("classes")),
            classDigits(node, "also_seen", node.texts("also_seen")),
            node.text("rfc"),
            node.texts("basic_codes"),
            node.optional("retry").map(token -> term(node, "retry", Retry.class, token)),
            actors(node),
            node.texts("related"),
            node.texts("causes"),
            source(node));
    node.end();
    return entry;
  }

  private static List<Integer> classDigits(Node node, String key, List<String> digits) {
    for (String digit : digits) {
      if (!List.of("2", "4", "5").contains(digit)) {
        throw node.wrong(key, "holds '" + digit + "'");
      }
    }
    return digits.stream().map(Integer::valueOf).toList();
  }

  private static ClassEntry classEntry(String key, Node node) {
    ClassEntry entry =
        new ClassEntry(
            key,
            node.text("rfc"),
            node.text("section"),
            term(node, "retry", Retry.class),
            actors(node),
            source(node));
    node.end();
    return entry;
  }

  private static Pair pair(String key, Node node) {
    int slash = key.indexOf('/');
    if (slash < 0) {
      throw node.wrong(key, "is not two codes");
    }
    Pair pair =
        new Pair(
            code(node, key.substring(0, slash)),
            code(node, key.substring(slash + 1)),
            source(node));
    node.end();
    return pair;
  }

  private static Code code(Node node, String text) {
    return ReplyCode.parse(text)
        .<Code>map(code -> code)
        .or(() -> EnhancedStatusCode.parse(text))
        .orElseThrow(() -> node.wrong(text, "is not a code"));
  }

  private static Cause cause(String key, Node node) {
    Cause cause =
        new Cause(
            key,
            node.text("family"),
            actors(node),
            term(node, "permanence", Permanence.class),
            term(node, "retry", Retry.class),
            term(node, "check", Checkable.class),
            source(node));
    node.end();
    return cause;
  }

  private static Surroundings surroundings(Node node) {
    return new Surroundings(
        new Words(node.someTexts("not_after")),
        new Words(node.someTexts("carriers")),
        new Words(node.someTexts("programs")),
        new Words(node.someTexts("not_before")),
        new Words(node.someTexts("leads")),
        new Words(node.someTexts("weak_leads")),
        new Words(node.someTexts("code_nouns")),
        new Words(node.someTexts("connectives")),
        new Words(node.someTexts("reply_words")),
        new Words(node.someTexts("other_protocols")),
        new Words(node.someTexts("mail_words")),
        node.someTexts("http_phrases"));
  }

  private static Vocabulary vocabulary(Node node) {
    return new Vocabulary(
        new Words(node.someTexts("fillers")),
        new Words(node.someTexts("question_words")),
        new Words(node.someTexts("comparers")),
        new Words(node.someTexts("difference_words")),
        new Words(node.someTexts("help")),
        new Words(node.someTexts("for_all")),
        node.someTexts("exceptions"));
  }

  private static PlaceholderCues clues(Node node) {
    return new PlaceholderCues(
        new Words(node.someTexts("limit_words")),
        new Words(node.someTexts("limit_verbs")),
        new Words(node.someTexts("limit_fillers")),
        new Words(node.someTexts("limit_units")),
        node.someTexts("sender_leads"),
        node.someTexts("block_lists"));
  }

  private static NoticeWords notices(Node node) {
    NoticeWords words =
        new NoticeWords(
            node.someTexts("own_addresses"),
            node.someTexts("systems"),
            node.someTexts("subjects"),
            node.someTexts("failed"),
            node.someTexts("delayed"),
            node.someTexts("permanent"),
            node.someTexts("returned"),
            node.someTexts("diagnostics"),
            node.someTexts("others"),
            node.someTexts("labels"),
            node.someTexts("challenges"),
            node.someTexts("automatic"),
            node.someTexts("complaints"),
            node.someTexts("authors"),
            node.someTexts("topics"));
    source(node);
    node.end();
    return words;
  }

  private static List<Network> networks(Node file) {
    List<Network> networks = new ArrayList<>();
    for (Node node : file.tables("network")) {
      networks.add(new Network(node.text("cidr"), node.flag("public"), node.text("use")));
      node.end();
    }
    source(file);
    file.end();
    return List.copyOf(networks);
  }

  private static Dnsbls dnsbls(Node file) {
    List<Dnsbl> lists = new ArrayList<>();
    for (Node node : file.tables("list")) {
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
      String word = node.text(code);
      senses.put(
          code,
          Term.parse(Dnsbl.Sense.class, word)
              .orElseThrow(() -> node.wrong(code, "is no sense: " + word)));
    }
    node.end();
    return senses;
  }

  /// The providers and rules of all files, keyed by the file's name.
  static RuleBook rules(Node root) {
    List<Provider> providers = new ArrayList<>();
    List<Rule> rules = new ArrayList<>();
    for (String owner : root.keys()) {
      Node file = root.table(owner);
      if (!owner.equals(RuleId.WORDING)) {
        providers.add(provider(owner, file.table("provider")));
      }
      for (Node rule : file.tables("rule")) {
        rules.add(rule(owner, rule));
      }
      file.end();
    }
    root.end();
    return new RuleBook(providers, rules);
  }

  private static Provider provider(String id, Node node) {
    Provider provider =
        new Provider(
            id,
            node.text("name"),
            term(node, "kind", Provider.Kind.class),
            node.texts("markers"),
            node.texts("hosts"),
            node.texts("domains"),
            node.uri("help"),
            source(node));
    node.end();
    return provider;
  }

  private static Rule rule(String owner, Node node) {
    Rule rule =
        new Rule(
            new RuleId(owner, node.text("id")),
            new Rule.Conditions(
                node.texts("any"),
                node.texts("all"),
                node.optional("token").map(token -> token(node, token)),
                node.texts("reply_codes"),
                node.texts("enhanced_status_codes").stream()
                    .map(text -> codeSpan(node, text))
                    .toList(),
                commands(node),
                node.flag("needs_provider")),
            node.text("cause"),
            actors(node),
            term(node, "permanence", Permanence.class),
            node.texts("seen_with"),
            node.flag("redefines"),
            node.flag("wraps"),
            node.uri("help"),
            source(node));
    node.texts("examples");
    node.texts("rejects");
    node.end();
    return rule;
  }

  private static TokenPattern token(Node node, String written) {
    try {
      return new TokenPattern(written);
    } catch (IllegalArgumentException e) {
      throw node.wrong("token", "is wrong: " + e.getMessage());
    }
  }

  private static Rule.CodeSpan codeSpan(Node node, String text) {
    return EnhancedStatusCode.parse(text)
        .<Rule.CodeSpan>map(Rule.CodeSpan.One::new)
        .or(() -> EnhancedStatusCodeRange.parse(text).map(Rule.CodeSpan.Many::new))
        .orElseThrow(() -> node.wrong("enhanced_status_codes", "holds '" + text + "'"));
  }

  /// Texts of one file: a table of tables, whose values are a text or a list of texts.
  static Map<String, TextEntry> texts(Node file) {
    return byKey(file, (key, node) -> textEntry(node));
  }

  private static TextEntry textEntry(Node node) {
    Map<String, List<String>> texts = new LinkedHashMap<>();
    for (String key : node.keys()) {
      texts.put(key, node.textOrTexts(key));
    }
    return new TextEntry(texts);
  }

  /// Messages: a flat table of texts.
  static Map<String, TextEntry> messages(Node file) {
    Map<String, TextEntry> messages = new LinkedHashMap<>();
    for (String key : file.keys()) {
      messages.put(key, new TextEntry(Map.of("text", List.of(file.text(key)))));
    }
    return messages;
  }

  private static List<SmtpCommand> commands(Node node) {
    return node.texts("commands").stream()
        .map(
            token ->
                SmtpCommand.parse(token)
                    .orElseThrow(() -> node.wrong("commands", "holds '" + token + "'")))
        .toList();
  }

  private static List<Actor> actors(Node node) {
    return node.someTexts("actors").stream()
        .map(token -> term(node, "actors", Actor.class, token))
        .toList();
  }

  private static <T extends Enum<T> & Term> T term(Node node, String key, Class<T> type) {
    return term(node, key, type, node.text(key));
  }

  private static <T extends Enum<T> & Term> T term(
      Node node, String key, Class<T> type, String token) {
    return Term.parse(type, token)
        .orElseThrow(() -> node.wrong(key, "is '" + token + "', which is not one of its words"));
  }

  private static Source source(Node node) {
    return new Source(node.text("source"), node.text("seen"));
  }
}
