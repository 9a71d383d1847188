package bouncecard.diagnose;

import bouncecard.catalog.Catalog;
import bouncecard.catalog.Cause;
import bouncecard.catalog.Cause.Role;
import bouncecard.catalog.Cause.Trait;
import bouncecard.catalog.Provider;
import bouncecard.catalog.Rule;
import bouncecard.catalog.TokenPattern;
import bouncecard.diagnose.composition.Composition;
import bouncecard.diagnose.composition.Confidence;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.ReplyCode;
import bouncecard.smtp.SmtpCommand;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/// A rule with its wordings as numbers of the index, its codes as numbers as well, and what it
/// refers to by name.
final class IndexedRule {
  final int number;
  final Rule rule;
  final Cause cause;

  /// Whose rule it is; empty for a wording that holds anywhere.
  final Optional<Provider> owner;

  final boolean isWording;

  /// Whether it only says that there was an error, and whatever says which is stronger.
  final boolean saysLittle;

  /// Whether its cause is a refusal or a state that another reason may be behind.
  final boolean isBroad;

  final boolean isCodeOnly;
  final int namedParts;

  /// The longest first.
  final Wording[] any;

  final Wording[] all;
  final int[] unless;
  final boolean needsProvider;
  final Optional<TokenPattern> token;
  private final List<SmtpCommand> commands;
  private final int[] replyCodes;

  /// The first and the last of each span, one after the other.
  private final int[] enhanced;

  /// A wording and its number.
  record Wording(String text, int number) {}

  /// @param numbers the numbers of wordings
  IndexedRule(Catalog catalog, int number, Rule rule, ToIntFunction<String> numbers) {
    this.number = number;
    this.rule = rule;
    this.cause = catalog.cause(rule.cause());
    this.owner = catalog.provider(rule.id().owner());
    this.isWording = rule.id().isWording();
    this.saysLittle = rule.wraps() || cause.is(Role.UNKNOWN);
    this.isBroad = cause.is(Trait.BROAD) || cause.is(Trait.STATE);
    this.isCodeOnly = rule.conditions().isCodeOnly();
    this.namedParts = rule.conditions().namedParts();
    this.any = wordings(rule.conditions().any(), numbers);
    Arrays.sort(any, Comparator.comparingInt((Wording one) -> one.text().length()).reversed());
    this.all = wordings(rule.conditions().all(), numbers);
    this.unless = rule.conditions().unless().stream().mapToInt(numbers).toArray();
    this.needsProvider = rule.conditions().needsProvider();
    this.token = rule.conditions().token();
    this.commands = rule.conditions().commands();
    this.replyCodes = rule.conditions().replyCodes().stream().mapToInt(ReplyCode::value).toArray();
    this.enhanced =
        rule.conditions().enhancedStatusCodes().stream().flatMapToInt(IndexedRule::ends).toArray();
  }

  private static Wording[] wordings(List<String> texts, ToIntFunction<String> numbers) {
    return texts.stream()
        .map(text -> new Wording(text, numbers.applyAsInt(text)))
        .toArray(Wording[]::new);
  }

  private static IntStream ends(Rule.CodeSpan span) {
    return switch (span) {
      case Rule.CodeSpan.One(EnhancedStatusCode code) -> IntStream.of(number(code), number(code));
      case Rule.CodeSpan.Many(var range) -> {
        int first = number(range.first());
        yield IntStream.of(first, first - range.first().detail() + range.lastDetail());
      }
    };
  }

  /// A number by which codes are in their order.
  static int number(EnhancedStatusCode code) {
    return (code.statusClass() * 1000 + code.subject()) * 1000 + code.detail();
  }

  Provider owner() {
    return owner.orElseThrow();
  }

  /// Whether it is a mail program's, which runs at any provider.
  boolean isMailProgram() {
    return !isWording && owner().kind() == Provider.Kind.MTA;
  }

  /// Whether it may apply after that command.
  boolean holdsAfter(Optional<SmtpCommand> command) {
    return commands.isEmpty() || (command.isPresent() && commands.contains(command.get()));
  }

  /// Whether that is one of its reply codes, or it has none.
  boolean holdsFor(Optional<ReplyCode> code) {
    return replyCodes.length == 0 || (code.isPresent() && isOne(code.get().value()));
  }

  private boolean isOne(int value) {
    for (int replyCode : replyCodes) {
      if (replyCode == value) {
        return true;
      }
    }
    return false;
  }

  /// Whether one of the two is within its enhanced status codes, or it has none.
  boolean holdsFor(Optional<EnhancedStatusCode> said, Optional<EnhancedStatusCode> field) {
    return enhanced.length == 0
        || (said.isPresent() && isWithin(number(said.get())))
        || (field.isPresent() && isWithin(number(field.get())));
  }

  private boolean isWithin(int code) {
    for (int i = 0; i < enhanced.length; i += 2) {
      if (enhanced[i] <= code && code <= enhanced[i + 1]) {
        return true;
      }
    }
    return false;
  }

  int[] replyCodes() {
    return replyCodes;
  }

  /// Whether it is a wording that those of another cause often go with: "service not available:
  /// your IP is listed".
  boolean givesWay(Composition composed) {
    boolean isSure = composed.confidence() == Confidence.SURE;
    return isWording
        && (cause.is(Trait.STATE) ? isSure || !composed.isWeak() : isSure && cause.is(Trait.BROAD));
  }

  /// Whether it is a provider's, with a text of its own for what sentences say.
  boolean tellsMoreThan(Composition composed) {
    return !isWording && cause.id().equals(composed.cause());
  }
}
