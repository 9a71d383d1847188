package bouncecard.catalog;

import bouncecard.smtp.EnhancedStatusCodeRange;
import bouncecard.smtp.ReplyCode;
import bouncecard.smtp.SmtpCommand;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// A wording, token or code and what it means, as data with its source.
///
/// @param conditions when it applies
/// @param cause the id of the cause
/// @param seenWith the codes it usually comes with, as `550 5.7.26`
/// @param redefines whether this provider uses its enhanced status code for something else than the
///   registry does
/// @param wraps whether it only says that there was an error, and words or a code beside it may say
///   which
/// @param lasts whether waiting does not help although its code says so: something must be changed
/// @param replacedBy the rule for what is said in its place nowadays
/// @param isOperators whether it is of those who run the program, and goes before ours
public record Rule(
    RuleId id,
    Conditions conditions,
    String cause,
    List<Actor> actors,
    Permanence permanence,
    List<String> seenWith,
    boolean redefines,
    boolean wraps,
    boolean lasts,
    Optional<URI> help,
    Status status,
    Optional<RuleId> replacedBy,
    boolean isOperators,
    Source source) {

  /// How far a rule can be relied on.
  public enum Status implements Term {
    /// It was not yet met in the wild.
    NEW,
    STABLE,
    /// Servers that are kept up to date do not say it any more.
    OLD
  }

  /// Copies the lists.
  public Rule {
    actors = List.copyOf(actors);
    seenWith = List.copyOf(seenWith);
  }

  /// What must hold; an empty part always holds.
  ///
  /// @param any at least one of these lower-case wordings
  /// @param all each of these lower-case wordings
  /// @param unless none of these lower-case wordings, by which the same words mean something else
  /// @param token a token as a whole word in its exact case
  /// @param replyCodes one of these
  /// @param enhancedStatusCodes within one of these
  /// @param commands in reply to one of these
  /// @param needsProvider only where the provider is known already
  public record Conditions(
      List<String> any,
      List<String> all,
      List<String> unless,
      Optional<TokenPattern> token,
      List<ReplyCode> replyCodes,
      List<CodeSpan> enhancedStatusCodes,
      List<SmtpCommand> commands,
      boolean needsProvider) {

    /// Copies the lists.
    public Conditions {
      any = List.copyOf(any);
      all = List.copyOf(all);
      unless = List.copyOf(unless);
      replyCodes = List.copyOf(replyCodes);
      enhancedStatusCodes = List.copyOf(enhancedStatusCodes);
      commands = List.copyOf(commands);
    }

    /// How many parts it names: the more, the more specific.
    public int namedParts() {
      return (any.isEmpty() ? 0 : 1)
          + all.size()
          + (token.isPresent() ? 2 : 0)
          + (replyCodes.isEmpty() ? 0 : 1)
          + (enhancedStatusCodes.isEmpty() ? 0 : 1)
          + (commands.isEmpty() ? 0 : 1);
    }

    /// Whether codes alone decide.
    public boolean isCodeOnly() {
      return any.isEmpty() && all.isEmpty() && token.isEmpty();
    }
  }

  /// One enhanced status code or a range of them.
  public sealed interface CodeSpan {
    /// Whether `code` lies within.
    boolean contains(bouncecard.smtp.EnhancedStatusCode code);

    /// A single one.
    record One(bouncecard.smtp.EnhancedStatusCode code) implements CodeSpan {
      @Override
      public boolean contains(bouncecard.smtp.EnhancedStatusCode other) {
        return code.equals(other);
      }

      @Override
      public String toString() {
        return code.toString();
      }
    }

    /// Several neighbours.
    record Many(EnhancedStatusCodeRange range) implements CodeSpan {
      @Override
      public boolean contains(bouncecard.smtp.EnhancedStatusCode other) {
        return range.contains(other);
      }

      @Override
      public String toString() {
        return range.toString();
      }
    }
  }
}
