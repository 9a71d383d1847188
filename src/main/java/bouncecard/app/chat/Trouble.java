package bouncecard.app.chat;

import bouncecard.catalog.Message;
import java.util.Map;

/// Why a person does not get what they asked for, in words that say what would work.
///
/// @param message the sentence
/// @param values what stands for its placeholders; a stranger's words among them are cleaned
///   already
public record Trouble(Message message, Map<String, String> values) {

  /// Copies the values.
  public Trouble {
    values = Map.copyOf(values);
  }

  /// One without placeholders.
  public static Trouble of(Message message) {
    return new Trouble(message, Map.of());
  }

  /// A mistake of this program's.
  ///
  /// @param id what the operator finds in the log
  public static Trouble failed(String id) {
    return new Trouble(Message.TROUBLE_FAILED, Map.of("id", id));
  }
}
