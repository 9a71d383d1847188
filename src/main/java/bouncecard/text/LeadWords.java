package bouncecard.text;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Short words that lead to something, as `host ` and `in reply to `, all of which end with the
/// same character. Says quickly, and without copying the text, that none of them is there: few
/// texts have any.
public final class LeadWords {
  private static final int[] NONE = {};

  private final String[] leads;
  private final char last;

  /// The places of all of them.
  private final int[] all;

  /// Of each ASCII character, the places of those that have it before the last.
  private final int[][] byBeforeLast = new int[128][];

  /// In lower case, of two characters or more, and not more than an `int` has bits.
  public LeadWords(List<String> leads) {
    this.leads = leads.toArray(String[]::new);
    this.last = leads.getFirst().charAt(leads.getFirst().length() - 1);
    this.all = IntStream.range(0, leads.size()).toArray();
    Arrays.fill(byBeforeLast, NONE);
    for (int lead : all) {
      char before = this.leads[lead].charAt(this.leads[lead].length() - 2);
      add(before, lead);
      if (Character.toUpperCase(before) != before) {
        add(Character.toUpperCase(before), lead);
      }
    }
  }

  private void add(char before, int lead) {
    int[] known = byBeforeLast[before];
    byBeforeLast[before] = Arrays.copyOf(known, known.length + 1);
    byBeforeLast[before][known.length] = lead;
  }

  /// Whether one of them stands in the text, in whatever case.
  public boolean areIn(String text) {
    for (int at = text.indexOf(last, 1); at >= 0; at = text.indexOf(last, at + 1)) {
      if (endingAt(text, at) != 0) {
        return true;
      }
    }
    return false;
  }

  /// Which of them stand in the text, in whatever case: a bit for each, by its place in the list.
  public int in(String text) {
    int found = 0;
    for (int at = text.indexOf(last, 1); at >= 0; at = text.indexOf(last, at + 1)) {
      found |= endingAt(text, at);
    }
    return found;
  }

  /// Where one of them stands in the text at or after a place, in whatever case; -1 where it does
  /// nowhere.
  ///
  /// @param lead its place in the list
  public int indexOf(String text, int lead, int from) {
    int before = leads[lead].length() - 1;
    for (int at = text.indexOf(last, from + before); at >= 0; at = text.indexOf(last, at + 1)) {
      if (isAt(text, at - before, leads[lead])) {
        return at - before;
      }
    }
    return -1;
  }

  private int endingAt(String text, int at) {
    char before = text.charAt(at - 1);
    int found = 0;
    for (int lead : before < byBeforeLast.length ? byBeforeLast[before] : all) {
      int start = at + 1 - leads[lead].length();
      if (start >= 0 && isAt(text, start, leads[lead])) {
        found |= 1 << lead;
      }
    }
    return found;
  }

  private static boolean isAt(String text, int start, String lead) {
    for (int i = 0; i < lead.length(); i++) {
      if (LowerCase.of(text.charAt(start + i)) != lead.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
