package bouncecard.catalog.lexicon;

import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.SmtpCommand;
import java.util.Map;

/// The weights that codes and the command add to causes: a little, so that they tip what words
/// leave open and never decide alone.
///
/// @param byReplyCode by reply code: the points of each cause
/// @param byEnhanced by [#key(int, int)] of an enhanced status code
/// @param byCommand by command
public record Priors(
    Map<Integer, int[]> byReplyCode,
    Map<Integer, int[]> byEnhanced,
    Map<SmtpCommand, int[]> byCommand) {

  /// Copies the maps.
  public Priors {
    byReplyCode = Map.copyOf(byReplyCode);
    byEnhanced = Map.copyOf(byEnhanced);
    byCommand = Map.copyOf(byCommand);
  }

  /// An enhanced status code without its class.
  public static int key(int subject, int detail) {
    return subject * 1000 + detail;
  }

  /// An enhanced status code without its class.
  public static int key(EnhancedStatusCode code) {
    return key(code.subject(), code.detail());
  }
}
