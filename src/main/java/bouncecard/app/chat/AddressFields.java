package bouncecard.app.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Texts of any content as one text, and back: `channel/C0123/a%2Fb`.
public final class AddressFields {
  private static final char SEPARATOR = '/';

  private AddressFields() {}

  /// The fields with slashes between them.
  public static String written(List<String> fields) {
    return fields.stream().map(AddressFields::escaped).collect(Collectors.joining("/"));
  }

  /// The fields of what was written, where it has as many as `count`; empty for anything else.
  public static Optional<List<String>> parse(String written, int count) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (c == SEPARATOR) {
        fields.add(field.toString());
        field.setLength(0);
      } else if (c == '%') {
        if (written.startsWith("2F", i + 1)) {
          field.append(SEPARATOR);
        } else if (written.startsWith("25", i + 1)) {
          field.append('%');
        } else {
          return Optional.empty();
        }
        i += 2;
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return Optional.of(List.copyOf(fields)).filter(all -> all.size() == count);
  }

  private static String escaped(String field) {
    return field.replace("%", "%25").replace("/", "%2F");
  }
}
