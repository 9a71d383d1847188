package bouncecard.text;

import java.util.Arrays;
import java.util.List;

/// Short words that lead to something, as `host ` and `in reply to `, all of which end with the
/// same character. Says quickly, and without copying the text, that none of them is there: few
/// texts have any.
public final class LeadWords {
  private static final String[] NONE = {};

  private final String[] leads;
  private final char last;

  /// Of each ASCII character, those that have it before the last.
  private final String[][] byBeforeLast = new String[128][];

  /// In lower case, of two characters or more.
  public LeadWords(List<String> leads) {
    this.leads = leads.toArray(String[]::new);
    this.last = leads.getFirst().charAt(leads.getFirst().length() - 1);
    Arrays.fill(byBeforeLast, NONE);
    for (String lead : leads) {
      char before = lead.charAt(lead.length() - 2);
      add(before, lead);
      if (Character.toUpperCase(before) != before) {
        add(Character.toUpperCase(before), lead);
      }
    }
  }

  private void add(char before, String lead) {
    String[] known = byBeforeLast[before];
    byBeforeLast[before] = Arrays.copyOf(known, known.length + 1);
    byBeforeLast[before][known.length] = lead;
  }

  /// Whether one of them stands in the text, in whatever case.
  public boolean areIn(String text) {
    for (int at = text.indexOf(last, 1); at >= 0; at = text.indexOf(last, at + 1)) {
      char before = text.charAt(at - 1);
      if (isEnd(text, at + 1, before < byBeforeLast.length ? byBeforeLast[before] : leads)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isEnd(String text, int end, String[] leads) {
    for (String lead : leads) {
      if (text.regionMatches(true, end - lead.length(), lead, 0, lead.length())) {
        return true;
      }
    }
    return false;
  }
}
