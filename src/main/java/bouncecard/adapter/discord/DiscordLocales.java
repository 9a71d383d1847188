package bouncecard.adapter.discord;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// People's locales as they were last said: an interaction says its person's, a message does not.
final class DiscordLocales {
  private static final int MOST = 10_000;

  private final Map<String, String> known =
      new LinkedHashMap<>(16, 0.75f, /* accessOrder= */ true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > MOST;
        }
      };

  /// Notes a person's locale.
  synchronized void note(String user, String locale) {
    known.put(user, locale);
  }

  /// A person's locale, such as `ko`; empty where it is not known.
  synchronized Optional<String> of(String user) {
    return Optional.ofNullable(known.get(user));
  }
}
