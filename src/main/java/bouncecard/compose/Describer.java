package bouncecard.compose;

import bouncecard.card.Rich;
import bouncecard.catalog.Actor;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.ClassEntry;
import bouncecard.catalog.EnhancedStatusCodeEntry;
import bouncecard.catalog.Message;
import bouncecard.catalog.Provider;
import bouncecard.catalog.ReplyCodeEntry;
import bouncecard.catalog.Rule;
import bouncecard.catalog.Source;
import bouncecard.catalog.Standing;
import bouncecard.catalog.TextEntry;
import bouncecard.catalog.Texts;
import bouncecard.catalog.Texts.Section;
import bouncecard.diagnose.CodeRetry;
import bouncecard.smtp.Code;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.EnhancedStatusCodeRange;
import bouncecard.smtp.ReplyCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Describes codes in one language. What the catalogue does not know is described by its class, and
/// said to be.
final class Describer {
  private final Catalog catalog;
  private final Texts texts;
  private final CodeRetry retries;

  Describer(Catalog catalog, Texts texts) {
    this.catalog = catalog;
    this.texts = texts;
    this.retries = new CodeRetry(catalog);
  }

  Described describe(Code code) {
    return switch (code) {
      case ReplyCode reply ->
          catalog.replyCode(reply).map(this::known).orElseGet(() -> unknownReplyCode(reply));
      case EnhancedStatusCode enhanced -> enhanced(enhanced);
      case EnhancedStatusCodeRange range -> enhanced(range.first());
    };
  }

  /// The few words that name a code in lists.
  String name(String written) {
    return ReplyCode.parse(written)
        .flatMap(code -> texts.entry(Section.REPLY_CODES, written))
        .or(
            () ->
                EnhancedStatusCode.parse(written)
                    .flatMap(
                        code -> texts.entry(Section.ENHANCED_STATUS_CODES, code.registryKey())))
        .map(text -> text.text("name"))
        .orElse("");
  }

  private Described known(ReplyCodeEntry entry) {
    TextEntry text = texts.entry(Section.REPLY_CODES, entry.code().toString()).orElseThrow();
    List<Rich> doubts = new ArrayList<>();
    entry
        .looksLike()
        .ifPresent(
            code ->
                doubts.add(
                    message(
                        Message.LOOKS_LIKE,
                        Map.of("code", entry.code().toString(), "enhanced", code.toString()))));
    Optional<String> standing =
        entry.standing() == Standing.STANDARD
            ? Optional.empty()
            : Optional.of(texts.term("standing", entry.standing()));
    return new Described(
        entry.code(),
        text.text("name"),
        text.text("verdict"),
        standing,
        doubts,
        text.text("meaning"),
        text.optional("when"),
        entry.commands().stream().map(command -> CardContext.command(command, texts)).toList(),
        retries.of(entry.code()),
        entry.actors(),
        text.list("fix"),
        text.optional("beware"),
        entry.related(),
        reference(entry.rfc(), entry.section()),
        source(entry.source()),
        Optional.empty());
  }

  private static String reference(Optional<String> rfc, Optional<String> section) {
    return rfc.map(name -> name + section.map(number -> " §" + number).orElse("")).orElse("");
  }

  private static String source(Source source) {
    return source.title() + " (" + source.seen() + ")";
  }

  private Described unknownReplyCode(ReplyCode code) {
    Rich doubt = message(Message.UNKNOWN_REPLY_CODE, Map.of("code", code.toString()));
    return byClass(code, "reply." + code.classDigit(), List.of(doubt), List.of());
  }

  private Described byClass(Code code, String key, List<Rich> doubts, List<String> related) {
    ClassEntry entry = catalog.classEntry(key).orElseThrow();
    TextEntry text = texts.entry(Section.CLASSES, key).orElseThrow();
    return new Described(
        code,
        text.text("name"),
        text.text("verdict"),
        Optional.empty(),
        doubts,
        text.text("meaning"),
        Optional.empty(),
        List.of(),
        retries.of(code),
        entry.actors(),
        text.list("fix"),
        Optional.empty(),
        related,
        entry.rfc() + " §" + entry.section(),
        source(entry.source()),
        Optional.empty());
  }

  private Described enhanced(EnhancedStatusCode code) {
    Optional<EnhancedStatusCodeEntry> entry = catalog.enhancedStatusCode(code);
    if (entry.isPresent()) {
      return registered(code, entry.get());
    }
    String subject = "subject." + code.subject();
    if (catalog.classEntry(subject).isEmpty()) {
      Rich doubt =
          message(
              Message.UNREGISTERED_SUBJECT,
              Map.of("code", code.toString(), "subject", Integer.toString(code.subject())));
      return byClass(code, "enhanced." + code.statusClass(), List.of(doubt), List.of());
    }
    Optional<Rule> own = retries.owner(code);
    if (own.isPresent()) {
      return providersOwn(code, own.get());
    }
    Rich doubt =
        message(
            Message.UNREGISTERED_CODE,
            Map.of(
                "code",
                code.toString(),
                "subject",
                texts.entry(Section.CLASSES, subject).orElseThrow().text("name")));
    Described bySubject = byClass(code, subject, List.of(doubt), List.of());
    Described byDigit = byClass(code, "enhanced." + code.statusClass(), List.of(doubt), List.of());
    return new Described(
        code,
        bySubject.name(),
        byDigit.verdict(),
        Optional.empty(),
        bySubject.doubts(),
        bySubject.meaning(),
        Optional.empty(),
        List.of(),
        retries.of(code),
        bySubject.actors(),
        bySubject.fix(),
        Optional.empty(),
        List.of(code.statusClass() + "." + code.subject() + ".0"),
        bySubject.reference(),
        bySubject.source(),
        Optional.empty());
  }

  /// A code that only one provider uses, by what it means there.
  private Described providersOwn(EnhancedStatusCode code, Rule rule) {
    Provider provider = catalog.provider(rule.id().owner()).orElseThrow();
    TextEntry text = texts.rule(rule.id()).orElseThrow();
    TextEntry cause = texts.entry(Section.CAUSES, rule.cause()).orElseThrow();
    List<Rich> doubts = new ArrayList<>();
    doubts.add(
        message(
            Message.PROVIDERS_OWN_CODE,
            Map.of("code", code.toString(), "provider", provider.name())));
    for (Rule.CodeSpan span : rule.conditions().enhancedStatusCodes()) {
      if (span instanceof Rule.CodeSpan.Many && span.contains(code)) {
        doubts.add(
            message(
                Message.CODE_FAMILY,
                Map.of(
                    "code", code.toString(),
                    "family", span.toString(),
                    "provider", provider.name())));
      }
    }
    boolean temporary = CodeRetry.passes(code, rule);
    List<String> fix = CardContext.merged(texts, Optional.of(rule.id()), cause);
    return new Described(
        code,
        cause.text("name") + " · " + provider.name(),
        temporary
            ? cause.optional("verdict_temporary").orElse(cause.text("verdict"))
            : cause.text("verdict"),
        Optional.empty(),
        doubts,
        text.text("meaning"),
        Optional.empty(),
        List.of(),
        retries.of(code),
        rule.actors(),
        List.copyOf(fix.subList(0, Math.min(fix.size(), 5))),
        Optional.empty(),
        List.of(code.statusClass() + "." + code.subject() + ".0"),
        "",
        source(rule.source()),
        rule.help().or(provider::help));
  }

  private Described registered(EnhancedStatusCode code, EnhancedStatusCodeEntry entry) {
    TextEntry text = texts.entry(Section.ENHANCED_STATUS_CODES, entry.key()).orElseThrow();
    List<Rich> doubts = new ArrayList<>();
    Optional<String> verdict = text.optional("verdict_" + code.statusClass());
    if (!entry.classes().contains(code.statusClass())) {
      doubts.add(
          message(
              Message.UNUSUAL_CLASS,
              Map.of(
                  "code",
                  code.toString(),
                  "classes",
                  String.join(
                      ", ",
                      entry.classes().stream()
                          .map(digit -> withClass(entry.key(), digit))
                          .toList()))));
    }
    Described byDigit = byClass(code, "enhanced." + code.statusClass(), List.of(), List.of());
    return new Described(
        code,
        text.text("name"),
        verdict.orElse(byDigit.verdict()),
        Optional.empty(),
        doubts,
        text.text("meaning"),
        text.optional("when"),
        List.of(),
        retries.of(code),
        actors(entry.actors(), code.statusClass()),
        text.list("fix"),
        text.optional("beware"),
        entry.related().stream().map(key -> withClass(key, code.statusClass())).toList(),
        entry.rfc(),
        source(entry.source()),
        Optional.empty());
  }

  /// Who acts: nobody waits for what was refused for good.
  private static List<Actor> actors(List<Actor> actors, int classDigit) {
    List<Actor> left =
        classDigit == 5 ? actors.stream().filter(actor -> actor != Actor.NOBODY).toList() : actors;
    return left.isEmpty() ? List.of(Actor.UNKNOWN) : left;
  }

  /// `X.1.2` as a code of that class; a reply code as it is.
  private String withClass(String key, int classDigit) {
    if (!key.startsWith("X.")) {
      return key;
    }
    EnhancedStatusCodeEntry entry =
        catalog
            .enhancedStatusCode(key)
            .orElseThrow(() -> new IllegalArgumentException("no registered code " + key));
    int digit = entry.knows(classDigit) ? classDigit : entry.classes().getLast();
    return digit + key.substring(1);
  }

  private Rich message(Message message, Map<String, String> values) {
    return Rich.of(texts.message(message), values);
  }
}
