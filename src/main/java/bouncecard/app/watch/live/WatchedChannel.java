package bouncecard.app.watch.live;

import bouncecard.app.chat.AddressFields;
import bouncecard.app.chat.Asker;
import bouncecard.app.chat.Person;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A channel that the bot may be asked to watch.
///
/// @param platform the platform's name
/// @param place the workspace whose id it is; empty where a platform's ids hold everywhere
/// @param id the channel's id there
public record WatchedChannel(String platform, String place, String id) {

  /// The channel where somebody asks.
  static WatchedChannel of(Asker asker) {
    return new WatchedChannel(asker.person().platform(), asker.person().place(), asker.channel());
  }

  /// As one word, to keep something by.
  String key() {
    return AddressFields.written(List.of(platform, place, id));
  }

  static Optional<WatchedChannel> parse(String key) {
    return AddressFields.parse(key, 3)
        .map(fields -> new WatchedChannel(fields.get(0), fields.get(1), fields.get(2)));
  }

  /// Nobody in particular, in the channel.
  Asker nobody() {
    return new Asker(new Person(platform, place, ""), "").in(id, Set.of());
  }
}
