package bouncecard.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// All texts in one language.
public final class Texts {

  /// The catalogues that texts are kept in; each is one file per language.
  public enum Section implements Term {
    REPLY_CODES,
    ENHANCED_STATUS_CODES,
    CLASSES,
    PAIRS,
    CAUSES,
    FINDINGS,
    VERDICTS,
    /// What people call things that they look for.
    SEARCH,
    MESSAGES,
    /// Texts of chat platforms, with a file for each.
    PLATFORMS
  }

  private final Language language;
  private final Map<Section, Map<String, TextEntry>> sections;
  private final Supplier<Map<String, TextEntry>> rules;
  private final Supplier<byte[]> font;

  /// Texts of `language`; those about rules are many and fetched when first asked for, and the font
  /// each time.
  public Texts(
      Language language,
      Map<Section, Map<String, TextEntry>> sections,
      Supplier<Map<String, TextEntry>> rules,
      Supplier<byte[]> font) {
    this.language = language;
    this.sections = Map.copyOf(sections);
    this.rules = rules;
    this.font = font;
  }

  /// The language of these texts.
  public Language language() {
    return language;
  }

  /// The font that words of this language are drawn with in pictures: OpenType with outlines in
  /// `glyf`. It is read anew each time, since there are hours between two pictures.
  public byte[] font() {
    return font.get();
  }

  /// The texts about one entry of a catalogue.
  public Optional<TextEntry> entry(Section section, String key) {
    return Optional.ofNullable(sections.getOrDefault(section, Map.of()).get(key));
  }

  /// The texts about one provider's rule; empty for wordings, whose cause speaks.
  public Optional<TextEntry> rule(RuleId id) {
    return Optional.ofNullable(rules.get().get(id.toString()));
  }

  /// What those who run the program tell their own people about a rule, then about a cause, as they
  /// wrote it.
  public List<String> notes(Optional<RuleId> rule, String cause) {
    return Stream.of(rule.flatMap(this::rule), entry(Section.CAUSES, cause))
        .flatMap(entry -> entry.flatMap(TextEntry::note).stream())
        .toList();
  }

  /// A label, button, error or other short text.
  ///
  /// @throws IllegalArgumentException where a platform asks for a text that its file lacks, which
  ///   is named: the data compiler knows those of no platform
  public String message(MessageKey message) {
    return message
        .platform()
        .map(platform -> own(platform, message.token()))
        .orElseGet(() -> entry(Section.MESSAGES, message.token()).orElseThrow().text("text"));
  }

  private String own(String platform, String key) {
    return entry(Section.PLATFORMS, platform)
        .flatMap(texts -> texts.optional(key))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "texts/en/platforms/%s.toml lacks '%s'".formatted(platform, key)));
  }

  /// The message of a [Term]'s constant, such as `actor-sender-admin`.
  public String term(String kind, Term term) {
    return entry(Section.MESSAGES, kind + "-" + term.token()).orElseThrow().text("text");
  }
}
