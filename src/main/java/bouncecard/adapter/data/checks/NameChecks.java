package bouncecard.adapter.data.checks;

import bouncecard.adapter.data.tree.DataErrors;
import bouncecard.app.Nearest;
import bouncecard.text.LowerCase;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Checks that several kinds of entries share.
public record NameChecks(DataErrors errors) {
  private static final int LONGEST_ID = 60;
  private static final int LONGEST_PHRASE = 200;

  /// An id: small letters and digits, with single hyphens between.
  static boolean isId(String text) {
    boolean afterHyphen = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isHyphen = c == '-';
      if ((isHyphen && afterHyphen)
          || !(isHyphen || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) {
        return false;
      }
      afterHyphen = isHyphen;
    }
    return !afterHyphen && text.length() <= LONGEST_ID;
  }

  void checkId(String place, String what, String id) {
    if (!id.isEmpty() && !isId(id)) {
      errors.add(
          place,
          "%s is %s, and must be small letters and digits with hyphens between, as \"user-unknown\""
              .formatted(what, DataErrors.quoted(id)));
    }
  }

  /// Phrases are looked for in a text in lower case whose white space is single spaces.
  void checkPhrases(String place, String key, List<String> phrases, int shortest) {
    Set<String> seen = new HashSet<>();
    for (String phrase : phrases) {
      String folded = LowerCase.of(phrase.strip().replaceAll("[\\s\\u00a0]+", " "));
      if (!folded.equals(phrase)) {
        errors.add(
            place,
            "%s holds %s, which could never be found; write %s, in lower case and with single spaces"
                .formatted(key, DataErrors.quoted(phrase), DataErrors.quoted(folded)));
      } else if (phrase.length() < shortest || phrase.length() > LONGEST_PHRASE) {
        errors.add(
            place,
            "%s holds %s, and what stands there must have %d to %d characters"
                .formatted(key, DataErrors.quoted(phrase), shortest, LONGEST_PHRASE));
      } else if (!seen.add(phrase)) {
        errors.add(
            place,
            "%s holds %s twice, and must hold it once".formatted(key, DataErrors.quoted(phrase)));
      }
    }
  }

  /// A name that must be one of those that there are.
  void checkKnown(String place, String what, String name, Collection<String> known) {
    if (!name.isEmpty() && !known.contains(name)) {
      errors.add(
          place,
          "%s names %s, which there is not%s"
              .formatted(
                  what,
                  DataErrors.quoted(name),
                  Nearest.to(name, known)
                      .map(nearest -> "; perhaps " + DataErrors.quoted(nearest) + " is meant")
                      .orElse("")));
    }
  }

  /// A host or domain name, or the end of one.
  void checkHosts(String place, String key, List<String> names) {
    for (String name : names) {
      if (!isHost(name)) {
        errors.add(
            place,
            "%s holds %s, and must hold names of hosts or domains in lower case, as \"example.com\""
                .formatted(key, DataErrors.quoted(name)));
      }
    }
  }

  private static boolean isHost(String name) {
    String rest = name.startsWith(".") ? name.substring(1) : name;
    return rest.length() >= 4
        && rest.indexOf('.') > 0
        && !rest.contains("..")
        && !rest.endsWith(".")
        && rest.chars()
            .allMatch(
                c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-');
  }
}
