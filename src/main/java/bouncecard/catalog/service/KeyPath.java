package bouncecard.catalog.service;

import java.util.List;

/// Keys that lead from an object to a value within it: `bounce.bouncedRecipients.status`. Of a list
/// on the way every element is meant. Without keys it is the object itself.
public record KeyPath(List<String> keys) {

  /// Copies the list.
  public KeyPath {
    keys = List.copyOf(keys);
  }

  /// The path that is written with dots between its keys; `.` is the object itself.
  public static KeyPath of(String written) {
    return new KeyPath(written.equals(".") ? List.of() : List.of(written.split("\\.", -1)));
  }
}
