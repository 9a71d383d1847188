package bouncecard.adapter.config;

import bouncecard.app.config.Setting;
import bouncecard.app.config.ValueParser;
import bouncecard.app.page.SiteAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The settings of what browsers and programs are answered at `http.listen`.
public final class FrontKeys {
  public static final Setting<Boolean> PAGES =
      Setting.of(
          "http.pages",
          "false",
          CheckKinds.truth(),
          "whether pages are answered: the reference, and what is pasted");

  public static final Setting<Boolean> API =
      Setting.of("http.api", "false", CheckKinds.truth(), "whether the API is answered");

  public static final Setting<Boolean> OPEN =
      Setting.of(
          "http.open",
          "false",
          CheckKinds.truth(),
          "whether also those are answered who have no key, and do not come through a proxy");

  public static final Setting<Optional<Path>> KEYS =
      Setting.optional(
          "http.keys", ValueParsers.file(), "a file of keys: a name and a key on each line");

  public static final Setting<Optional<String>> ADDRESS =
      Setting.optional(
          "http.address",
          address(),
          "the site's own address, for links to keep and as a name by which it is reached");

  public static final Setting<List<String>> HOSTS =
      Setting.list(
          "http.hosts",
          List.of(),
          host(),
          "further names by which it is reached, beside localhost and that of http.address");

  public static final Setting<Integer> PER_MINUTE =
      Setting.of(
          "http.per-minute",
          "300",
          CheckKinds.number(1, 10_000_000),
          "requests that one key, or one address without one, has in a minute");

  static final List<Setting<?>> ALL = List.of(PAGES, API, OPEN, KEYS, ADDRESS, HOSTS, PER_MINUTE);

  private FrontKeys() {}

  private static ValueParser<String> address() {
    return new ValueParser<>(
        "an address such as https://smtp.example.com, without a path",
        text ->
            SiteAddress.parse(text)
                .filter(one -> text.equals(one.getScheme() + "://" + one.getRawAuthority()))
                .map(_ -> text));
  }

  private static ValueParser<String> host() {
    return new ValueParser<>(
        "a name or an address, such as smtp.example.com or 192.0.2.10, without a port",
        text ->
            Optional.of(text.toLowerCase(Locale.ROOT))
                .filter(name -> name.matches("[a-z0-9.-]{1,253}|\\[[0-9a-f:.]{2,45}]")));
  }

  /// What of these does not go together is added to `mistakes`.
  static void check(Resolved resolved, boolean isListening, ConfigErrors mistakes) {
    for (Setting<Boolean> one : List.of(PAGES, API)) {
      if (!resolved.get(one)) {
        continue;
      }
      if (!isListening) {
        mistakes.add(
            "http.listen is missing, which %s needs; it is where requests are taken, such as"
                    .formatted(one.name())
                + " 127.0.0.1:8080.");
      }
      if (!resolved.get(OPEN) && resolved.get(KEYS).isEmpty()) {
        mistakes.add(
            "http.keys is missing, which %s needs; name a file of keys, or set http.open to answer"
                    .formatted(one.name())
                + " everybody who reaches http.listen.");
      }
    }
  }
}
