package bouncecard.diagnose;

import bouncecard.catalog.Rule;
import bouncecard.delivery.FailedDelivery;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.ReplyCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/// The rules that come into question by codes alone, by these codes.
final class RulesByCode {
  private static final IndexedRule[] NO_RULES = {};
  private static final int MORE_THAN_REPLY_CODES = 600;

  private final IndexedRule[][] byReplyCode = new IndexedRule[MORE_THAN_REPLY_CODES][];

  /// The enhanced status codes as numbers, ascending, and the rules of each.
  private final int[] enhanced;

  private final IndexedRule[][] byEnhanced;

  /// Those that hold for several neighbours.
  private final IndexedRule[] byRange;

  RulesByCode(List<IndexedRule> rules) {
    Map<Integer, List<IndexedRule>> byNumber = new TreeMap<>();
    List<IndexedRule> ranged = new ArrayList<>();
    Arrays.fill(byReplyCode, NO_RULES);
    for (IndexedRule entry : rules) {
      if (entry.rule.conditions().enhancedStatusCodes().isEmpty()) {
        for (int code : entry.replyCodes()) {
          byReplyCode[code] = with(byReplyCode[code], entry);
        }
      }
      boolean isRanged = false;
      for (Rule.CodeSpan span : entry.rule.conditions().enhancedStatusCodes()) {
        switch (span) {
          case Rule.CodeSpan.One(EnhancedStatusCode code) ->
              byNumber.computeIfAbsent(IndexedRule.number(code), _ -> new ArrayList<>()).add(entry);
          case Rule.CodeSpan.Many _ -> isRanged = true;
        }
      }
      if (isRanged) {
        ranged.add(entry);
      }
    }
    enhanced = byNumber.keySet().stream().mapToInt(Integer::intValue).toArray();
    byEnhanced =
        byNumber.values().stream()
            .map(all -> all.toArray(IndexedRule[]::new))
            .toArray(IndexedRule[][]::new);
    byRange = ranged.toArray(IndexedRule[]::new);
  }

  private static IndexedRule[] with(IndexedRule[] all, IndexedRule more) {
    IndexedRule[] longer = Arrays.copyOf(all, all.length + 1);
    longer[all.length] = more;
    return longer;
  }

  /// Those that may hold for the codes of a delivery; some may come twice.
  void forEach(FailedDelivery found, Consumer<IndexedRule> taker) {
    Optional<ReplyCode> replyCode = found.replyCode();
    if (replyCode.isPresent()) {
      take(byReplyCode[replyCode.get().value()], taker);
    }
    take(found.enhancedStatusCode(), taker);
    if (!found.statusField().equals(found.enhancedStatusCode())) {
      take(found.statusField(), taker);
    }
  }

  private void take(Optional<EnhancedStatusCode> code, Consumer<IndexedRule> taker) {
    if (code.isPresent()) {
      int place = Arrays.binarySearch(enhanced, IndexedRule.number(code.get()));
      if (place >= 0) {
        take(byEnhanced[place], taker);
      }
      take(byRange, taker);
    }
  }

  private static void take(IndexedRule[] rules, Consumer<IndexedRule> taker) {
    for (IndexedRule rule : rules) {
      taker.accept(rule);
    }
  }
}
