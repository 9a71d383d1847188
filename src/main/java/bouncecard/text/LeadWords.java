package bouncecard.text;

import java.util.List;

/// Short words that lead to something, as `host ` and `in reply to `, all of which end with the
/// same character. Says quickly, and without copying the text, that none of them is there: few
/// texts have any.
public final class LeadWords {
  private final String[] leads;
  private final char last;

  /// Of each ASCII character, whether one of them has it before the last.
  private final boolean[] beforeLast = new boolean[128];

  /// In lower case, of two characters or more.
  public LeadWords(List<String> leads) {
    this.leads = leads.toArray(String[]::new);
    this.last = leads.getFirst().charAt(leads.getFirst().length() - 1);
    for (String lead : leads) {
      char before = lead.charAt(lead.length() - 2);
      beforeLast[before] = true;
      beforeLast[Character.toUpperCase(before)] = true;
    }
  }

  /// Whether one of them stands in the text, in whatever case.
  public boolean areIn(String text) {
    for (int at = text.indexOf(last, 1); at >= 0; at = text.indexOf(last, at + 1)) {
      char before = text.charAt(at - 1);
      if ((before >= beforeLast.length || beforeLast[before]) && isEnd(text, at + 1)) {
        return true;
      }
    }
    return false;
  }

  private boolean isEnd(String text, int end) {
    for (String lead : leads) {
      if (text.regionMatches(true, end - lead.length(), lead, 0, lead.length())) {
        return true;
      }
    }
    return false;
  }
}
