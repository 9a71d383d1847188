package bouncecard.app.chat;

import bouncecard.catalog.Message;
import bouncecard.catalog.MessageKey;
import java.util.Map;

/// Why a person does not get what they asked for, in words that say what would work.
///
/// @param message the sentence
/// @param values what stands for its placeholders; a stranger's words among them are cleaned
///   already
public record UserError(MessageKey message, Map<String, String> values) {

  /// Copies the values.
  public UserError {
    values = Map.copyOf(values);
  }

  /// One without placeholders.
  public static UserError of(MessageKey message) {
    return new UserError(message, Map.of());
  }

  /// A mistake of this program's.
  ///
  /// @param id what the operator finds in the log
  public static UserError failed(String id) {
    return new UserError(Message.TROUBLE_FAILED, Map.of("id", id));
  }
}
