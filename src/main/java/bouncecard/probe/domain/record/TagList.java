package bouncecard.probe.domain.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A record of the form `v=DKIM1; k=rsa; p=…` (RFC 6376 §3.2), as DKIM, DMARC, MTA-STS and TLS-RPT
/// have them.
///
/// @param tags by name in lower case, in their order; of a name that is there twice the first
/// @param strange what is no tag, or a tag whose name was there before
public record TagList(Map<String, String> tags, List<String> strange) {
  private static final int MOST_TAGS = 100;

  /// Reads it; whatever cannot be read is in [#strange()].
  public static TagList read(String text) {
    Map<String, String> tags = new LinkedHashMap<>();
    List<String> strange = new ArrayList<>();
    int at = 0;
    while (at < text.length() && tags.size() + strange.size() < MOST_TAGS) {
      int semicolon = text.indexOf(';', at);
      int end = semicolon < 0 ? text.length() : semicolon;
      String part = text.substring(at, end).strip();
      int equals = part.indexOf('=');
      String name = equals < 0 ? "" : part.substring(0, equals).strip().toLowerCase(Locale.ROOT);
      if (isName(name) && !tags.containsKey(name)) {
        tags.put(name, part.substring(equals + 1).strip());
      } else if (!part.isEmpty()) {
        strange.add(part);
      }
      at = end + 1;
    }
    return new TagList(tags, List.copyOf(strange));
  }

  private static boolean isName(String name) {
    return !name.isEmpty()
        && name.charAt(0) >= 'a'
        && name.charAt(0) <= 'z'
        && name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_');
  }

  /// Whether it starts with the version that is asked for.
  public boolean isVersion(String version) {
    return !tags.isEmpty() && tags.entrySet().iterator().next().equals(Map.entry("v", version));
  }

  /// The value of a tag; empty where it is not there.
  public Optional<String> get(String name) {
    return Optional.ofNullable(tags.get(name));
  }

  /// The value in lower case, which most words are compared in.
  public Optional<String> word(String name) {
    return get(name).map(value -> value.toLowerCase(Locale.ROOT));
  }

  /// The parts of a value between separators, colons or commas, without space around them and
  /// without empty ones.
  public List<String> list(String name, char separator) {
    List<String> parts = new ArrayList<>();
    for (String part : get(name).orElse("").split(Character.toString(separator), -1)) {
      if (!part.isBlank()) {
        parts.add(part.strip());
      }
    }
    return parts;
  }

  /// The parts of a value in lower case.
  public List<String> words(String name, char separator) {
    return list(name, separator).stream().map(part -> part.toLowerCase(Locale.ROOT)).toList();
  }

  /// The parts of the values of a tag that may be there more than once.
  public List<String> lists(String name, char separator) {
    List<String> parts = new ArrayList<>(list(name, separator));
    for (String again : strange) {
      TagList.read(again).list(name, separator).forEach(parts::add);
    }
    return parts;
  }

  /// The record with another value for a tag, or without it.
  public String with(String name, Optional<String> value) {
    Map<String, String> changed = new LinkedHashMap<>(tags);
    value.ifPresentOrElse(text -> changed.put(name, text), () -> changed.remove(name));
    StringBuilder text = new StringBuilder();
    changed.forEach(
        (tag, content) ->
            text.append(text.isEmpty() ? "" : "; ").append(tag).append('=').append(content));
    return text.toString();
  }
}
