package bouncecard.adapter.discord;

import tools.jackson.databind.node.ObjectNode;

/// Where a card was shown last, and so how another one comes there.
interface DiscordMessageRef {

  /// Shows a message in the place of the card.
  DiscordAnswer change(ObjectNode message);

  /// Shows a message beside the card.
  DiscordAnswer further(ObjectNode message);
}
