package bouncecard.app.chat;

import java.util.List;
import java.util.Optional;

/// Where somebody is answered: a conversation, and the person in it who asked. Only its platform
/// reads the address; anybody may keep it, and another process may go on with it.
///
/// @param platform the platform's name, as in [Person#platform()]
/// @param address all that the platform needs to post there; a secret, where it holds a token
public record ConversationRef(String platform, String address) {
  private static final int LONGEST = 4_000;

  /// As a text to keep.
  public String written() {
    return AddressFields.written(List.of(platform, address));
  }

  /// What was written; empty for anything else.
  public static Optional<ConversationRef> parse(String written) {
    return Optional.of(written)
        .filter(text -> text.length() <= LONGEST)
        .flatMap(text -> AddressFields.parse(text, 2))
        .map(fields -> new ConversationRef(fields.get(0), fields.get(1)));
  }

  /// Without the address, which does not belong into a log.
  @Override
  public String toString() {
    return "conversation of " + platform;
  }
}
