package bouncecard.catalog;

import java.util.Optional;

/// The name of a rule: `google.dmarc-policy`, or `wording.mailbox-full` for one that holds at any
/// provider. Never reused.
///
/// @param owner the provider's id, or `wording`
/// @param name the rule's own name
public record RuleId(String owner, String name) {

  /// The owner of rules that hold at any provider.
  public static final String WORDING = "wording";

  /// The name that is written `google.dmarc-policy`; empty for anything else.
  public static Optional<RuleId> parse(String text) {
    int dot = text.indexOf('.');
    return dot > 0 && dot < text.length() - 1
        ? Optional.of(new RuleId(text.substring(0, dot), text.substring(dot + 1)))
        : Optional.empty();
  }

  /// Whether it holds at any provider.
  public boolean isWording() {
    return owner.equals(WORDING);
  }

  @Override
  public String toString() {
    return owner + "." + name;
  }
}
