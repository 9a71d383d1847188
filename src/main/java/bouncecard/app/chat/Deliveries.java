package bouncecard.app.chat;

/// Port: tells what was met before. Platforms deliver the same thing again, and it is to be
/// answered once.
@FunctionalInterface
public interface Deliveries {

  /// Whether this is the first time that anybody asks for `key` in at least ten minutes.
  boolean isNew(String key);
}
