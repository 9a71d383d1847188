package bouncecard.adapter.data.checks;

import bouncecard.adapter.data.tree.DataErrors;
import bouncecard.catalog.Texts.Section;
import java.lang.Character.UnicodeScript;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Checks that a sentence is fit to be read on a card.
///
/// @param script the letters that the language is written in; empty where that is not known
/// @param glossary its words
public record TextStyle(Optional<UnicodeScript> script, Glossary glossary, DataErrors errors) {
  /// What fix steps are made concrete with; messages have values of their own.
  private static final Set<String> PLACEHOLDERS =
      Set.of(
          "recipient",
          "recipient_domain",
          "sender",
          "sender_domain",
          "ip",
          "host",
          "dnsbl",
          "limit",
          "link",
          "selector",
          "queue_id",
          "reversed_ip");

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z_]+)}");
  private static final Pattern CODE = Pattern.compile("`[^`]*`");
  private static final int LONGEST_TEXT = 350;
  private static final int LONGEST_VERDICT = 240;
  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_NAME_OF_CAUSE = 40;
  private static final int SHORTEST_TEXT = 6;

  /// A sentence and where it stands.
  ///
  /// @param section its file; empty for texts about rules
  /// @param field such as `verdict`
  public record Sentence(String place, Optional<Section> section, String field, String text) {
    boolean isIn(Section other) {
      return section.filter(other::equals).isPresent();
    }

    private boolean isName() {
      return field.equals("name") && !isIn(Section.MESSAGES);
    }
  }

  public void check(Sentence sentence) {
    checkPunctuation(sentence);
    checkPlaceholders(sentence);
    checkLength(sentence);
    checkScript(sentence);
    glossary
        .wrong(withoutCode(sentence.text(), "``"))
        .ifPresent(problem -> wrong(sentence, problem));
  }

  private void checkPunctuation(Sentence sentence) {
    String text = sentence.text();
    boolean mayEndInSpace = sentence.isIn(Section.MESSAGES) && sentence.field().equals("list-join");
    if (text.chars().filter(c -> c == '`').count() % 2 != 0 || text.contains("``")) {
      wrong(sentence, "must have a back-tick on both sides of what it quotes");
    }
    if ((!text.equals(text.strip()) && !mayEndInSpace) || text.contains("  ")) {
      wrong(sentence, "must have single spaces between words and none around");
    }
    if (!sentence.field().equals("note")
        && text.indexOf('!') >= 0
        && withoutCode(text, "").indexOf('!') >= 0) {
      wrong(sentence, "must have no exclamation mark");
    }
    if (sentence.isName() && text.endsWith(".")) {
      wrong(sentence, "must have no full stop, as a name");
    }
  }

  private void checkPlaceholders(Sentence sentence) {
    boolean hasOwn = sentence.isIn(Section.MESSAGES) || sentence.isIn(Section.FINDINGS);
    if (hasOwn || sentence.text().indexOf('{') < 0) {
      return;
    }
    Set<String> unknown = placeholders(sentence.text());
    unknown.removeAll(PLACEHOLDERS);
    if (!unknown.isEmpty()
        || PLACEHOLDER.matcher(sentence.text()).replaceAll("").indexOf('{') >= 0) {
      wrong(
          sentence,
          "must have no placeholders but "
              + DataErrors.listed(new TreeSet<>(PLACEHOLDERS))
              + ", each in braces");
    }
  }

  private void checkLength(Sentence sentence) {
    int length = sentence.text().length();
    int least = sentence.isName() || sentence.isIn(Section.MESSAGES) ? 1 : SHORTEST_TEXT;
    int most = longest(sentence);
    if (length < least || length > most) {
      wrong(sentence, "has %d characters, and must have %d to %d".formatted(length, least, most));
    }
  }

  private static int longest(Sentence sentence) {
    if (sentence.isName()) {
      return sentence.isIn(Section.CAUSES) ? LONGEST_NAME_OF_CAUSE : LONGEST_NAME;
    }
    return sentence.field().startsWith("verdict") && !sentence.isIn(Section.MESSAGES)
        ? LONGEST_VERDICT
        : LONGEST_TEXT;
  }

  /// A sentence has letters of its language, where it has any that are not quoted, and of no
  /// further script but Latin, in which names are written.
  private void checkScript(Sentence sentence) {
    if (script.isEmpty()) {
      return;
    }
    boolean hasOwn = false;
    boolean hasLatin = false;
    boolean hasOthers = false;
    String text = sentence.text();
    String said =
        withoutCode(text.indexOf('{') < 0 ? text : PLACEHOLDER.matcher(text).replaceAll(""), "");
    for (int i = 0; i < said.length(); i++) {
      char c = said.charAt(i);
      if (Character.isLetter(c)) {
        UnicodeScript of = c <= 'z' ? UnicodeScript.LATIN : UnicodeScript.of(c);
        hasOwn |= of == script.get();
        hasLatin |= of == UnicodeScript.LATIN;
        hasOthers |= of != script.get() && of != UnicodeScript.LATIN;
      }
    }
    if (hasOthers || (hasLatin && !hasOwn)) {
      wrong(sentence, "must be written in " + script.get());
    }
  }

  private void wrong(Sentence sentence, String problem) {
    errors.add(sentence.place(), DataErrors.quoted(sentence.field()) + " " + problem);
  }

  private static String withoutCode(String text, String instead) {
    return text.indexOf('`') < 0 ? text : CODE.matcher(text).replaceAll(instead);
  }

  /// The names of the placeholders in a text.
  static Set<String> placeholders(String text) {
    Set<String> names = new TreeSet<>();
    if (text.indexOf('{') >= 0) {
      Matcher matcher = PLACEHOLDER.matcher(text);
      while (matcher.find()) {
        names.add(matcher.group(1));
      }
    }
    return names;
  }
}
