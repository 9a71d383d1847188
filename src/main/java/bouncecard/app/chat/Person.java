package bouncecard.app.chat;

/// Who asks, as a platform knows them.
///
/// @param platform the platform's name: one word in lower case
/// @param place the workspace whose ids these are; empty where a platform's ids hold everywhere
/// @param id the person's id there
public record Person(String platform, String place, String id) {
  private static final String CHANNEL = "#";

  /// What stands for a channel where something is kept by a person.
  public Person channel(String channel) {
    return new Person(platform, place, CHANNEL + channel);
  }

  /// Whether it stands for a channel.
  public boolean isChannel() {
    return id.startsWith(CHANNEL);
  }

  /// The three as one word, to keep something by.
  public String key() {
    return platform + ":" + place + ":" + id;
  }
}
