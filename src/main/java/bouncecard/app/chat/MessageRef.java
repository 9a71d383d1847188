package bouncecard.app.chat;

import java.util.List;
import java.util.Optional;

/// A message in a conversation, to be changed or taken away, by whatever process.
///
/// @param conversation the conversation as it stands with the message in it
/// @param id the platform's own name of the message; empty where nothing can change it any more
public record MessageRef(ConversationRef conversation, String id) {
  private static final int LONGEST = 8_000;

  /// The same message where the conversation has gone on.
  public MessageRef in(ConversationRef later) {
    return new MessageRef(later, id);
  }

  /// As a text to keep.
  public String written() {
    return AddressFields.written(List.of(conversation.written(), id));
  }

  /// What was written; empty for anything else.
  public static Optional<MessageRef> parse(String written) {
    return Optional.of(written)
        .filter(text -> text.length() <= LONGEST)
        .flatMap(text -> AddressFields.parse(text, 2))
        .flatMap(
            fields ->
                ConversationRef.parse(fields.get(0))
                    .map(conversation -> new MessageRef(conversation, fields.get(1))));
  }

  /// Without the ids, which do not belong into a log.
  @Override
  public String toString() {
    return "message in a " + conversation;
  }
}
