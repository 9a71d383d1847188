package bouncecard.diagnose;

import bouncecard.delivery.FailedDelivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Says which rules apply to a reply.
final class RuleMatcher {
  private final RuleIndex index;

  RuleMatcher(RuleIndex index) {
    this.index = index;
  }

  /// All rules that apply, in no order.
  List<RuleMatch> matches(
      ScanResult scanned, FailedDelivery found, ProviderAttribution attribution) {
    List<RuleMatch> matches = new ArrayList<>();
    for (IndexedRule entry : index.candidates(scanned, found)) {
      if (!entry.needsProvider || attribution.include(entry)) {
        add(matches, entry, scanned, found);
      }
    }
    return matches;
  }

  /// Rules that would apply, had their provider spoken.
  List<RuleMatch> unattributedMatches(
      ScanResult scanned, FailedDelivery found, ProviderAttribution attribution) {
    List<RuleMatch> unattributedMatches = new ArrayList<>();
    for (IndexedRule entry : index.candidates(scanned, found)) {
      if (entry.needsProvider && !attribution.include(entry)) {
        add(unattributedMatches, entry, scanned, found);
      }
    }
    return unattributedMatches;
  }

  private static void add(
      List<RuleMatch> matches, IndexedRule entry, ScanResult scanned, FailedDelivery found) {
    if (!codesHold(entry, found) || isExcepted(entry, scanned)) {
      return;
    }
    String evidence = "";
    int length = 0;
    for (IndexedRule.Wording wording : entry.all) {
      if (!scanned.has(wording.number())) {
        return;
      }
      evidence = wording.text();
      length += evidence.length();
    }
    if (entry.any.length > 0) {
      String longest = longest(entry, scanned);
      if (longest.isEmpty()) {
        return;
      }
      evidence = longest;
      length += longest.length();
    }
    if (entry.token.isPresent()) {
      Optional<String> token = entry.token.get().find(scanned.text().original());
      if (token.isEmpty()) {
        return;
      }
      evidence = token.get();
      length += token.get().length();
    }
    matches.add(new RuleMatch(entry, evidence, length));
  }

  private static boolean isExcepted(IndexedRule entry, ScanResult scanned) {
    for (int wording : entry.unless) {
      if (scanned.has(wording)) {
        return true;
      }
    }
    return false;
  }

  private static String longest(IndexedRule entry, ScanResult scanned) {
    for (IndexedRule.Wording wording : entry.any) {
      if (scanned.has(wording.number())) {
        return wording.text();
      }
    }
    return "";
  }

  private static boolean codesHold(IndexedRule entry, FailedDelivery found) {
    return entry.holdsFor(found.replyCode())
        && entry.holdsFor(found.enhancedStatusCode(), found.statusField())
        && entry.holdsAfter(found.command());
  }
}
