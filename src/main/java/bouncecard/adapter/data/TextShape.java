package bouncecard.adapter.data;

import bouncecard.adapter.data.tree.Node;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Cause;
import bouncecard.catalog.EnhancedStatusCodeEntry;
import bouncecard.catalog.Retry;
import bouncecard.catalog.Texts.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The keys that the texts about one thing have.
///
/// @param texts those that must be there, each one text
/// @param lists those that must be there, each a list of texts
/// @param optional those that may be there
record TextShape(List<String> texts, List<String> lists, List<String> optional) {
  private static final String NOTE = "note";

  /// The texts about a provider's rule.
  ///
  /// @param takesNotes whether they may be an operator's
  static TextShape ofRule(boolean takesNotes) {
    return new TextShape(List.of("meaning"), List.of(), noted(takesNotes, List.of("fix", "bits")));
  }

  private static List<String> noted(boolean takesNotes, List<String> optional) {
    List<String> all = new ArrayList<>(optional);
    if (takesNotes) {
      all.add(NOTE);
    }
    return all;
  }

  /// The texts about the entry of that key.
  ///
  /// @param takesNotes whether they may be an operator's
  static TextShape of(Section section, String key, Catalog.Facts facts, boolean takesNotes) {
    return switch (section) {
      case REPLY_CODES ->
          new TextShape(
              List.of("name", "verdict", "meaning", "when"), List.of("fix"), List.of("beware"));
      case ENHANCED_STATUS_CODES ->
          new TextShape(enhanced(key, facts), List.of("fix"), List.of("beware"));
      case CLASSES ->
          new TextShape(List.of("name", "verdict", "meaning"), List.of("fix"), List.of());
      case PAIRS ->
          new TextShape(List.of("verdict", "first", "second"), List.of("differences"), List.of());
      case CAUSES -> cause(Optional.ofNullable(facts.causes().get(key)), takesNotes);
      case FINDINGS -> new TextShape(List.of("detail"), List.of(), List.of("why", "fix"));
      case VERDICTS -> new TextShape(List.of("name", "verdict"), List.of("fix"), List.of());
      case SEARCH -> new TextShape(List.of(), List.of("says"), List.of());
      case MESSAGES, PLATFORMS ->
          throw new IllegalArgumentException("messages are texts, not tables");
    };
  }

  /// What is said of a cause that costs the address has a careful form for where it is not certain;
  /// of one for which something is to be done, what comes first where many recipients have it; an
  /// operator may leave that out.
  private static TextShape cause(Optional<Cause> cause, boolean takesNotes) {
    List<String> texts = new ArrayList<>(List.of("name", "verdict", "meaning"));
    List<String> lists = new ArrayList<>(List.of("fix"));
    if (cause.filter(known -> known.is(Cause.Trait.COSTS_THE_ADDRESS)).isPresent()) {
      texts.add("verdict_unsure");
      lists.add("fix_unsure");
    }
    List<String> optional = new ArrayList<>(List.of("verdict_temporary"));
    if (cause.filter(TextShape::isToBeFixed).isPresent()) {
      (takesNotes ? optional : texts).add("fix_many");
    }
    return new TextShape(texts, lists, noted(takesNotes, optional));
  }

  private static boolean isToBeFixed(Cause cause) {
    return cause.retry() != Retry.NOT_NEEDED && !cause.is(Cause.Role.UNKNOWN);
  }

  /// A verdict for each class that the code comes in.
  private static List<String> enhanced(String key, Catalog.Facts facts) {
    List<String> texts = new ArrayList<>(List.of("name", "meaning", "when"));
    EnhancedStatusCodeEntry entry = facts.enhancedStatusCodes().get(key);
    for (int digit = 2; entry != null && digit <= 5; digit++) {
      if (entry.knows(digit)) {
        texts.add("verdict_" + digit);
      }
    }
    return texts;
  }

  /// The keys that must be there and are not.
  List<String> missing(Node node) {
    List<String> missing = new ArrayList<>(texts);
    missing.addAll(lists);
    missing.removeIf(node::has);
    return missing;
  }

  /// Finds what is wrong in the keys that `node` has.
  void check(Node node) {
    for (String key : texts) {
      node.optional(key);
    }
    for (String key : lists) {
      if (node.has(key)) {
        node.someTexts(key);
      } else {
        node.texts(key);
      }
    }
    for (String key : optional) {
      if (node.has(key)) {
        node.textOrTexts(key);
      } else {
        node.texts(key);
      }
    }
    node.end();
  }
}
