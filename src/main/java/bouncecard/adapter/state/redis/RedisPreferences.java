package bouncecard.adapter.state.redis;

import bouncecard.app.chat.Person;
import bouncecard.app.chat.state.Preferences;
import bouncecard.catalog.Language;
import java.util.Optional;

/// What people chose, shared by all processes; each has a copy, so that no answer waits for it.
record RedisPreferences(RedisLines lines) implements Preferences {
  static final String LANGUAGE = "language ";
  private static final int MOST = 20_000;

  @Override
  public Optional<Language> language(Person person) {
    return lines.get(LANGUAGE + person.key()).map(Language::new);
  }

  @Override
  public void choose(Person person, Optional<Language> language) {
    keep(LANGUAGE + person.key(), language.map(Language::tag));
  }

  private void keep(String key, Optional<String> value) {
    if (value.isEmpty()) {
      lines.remove(key);
    } else if (lines.get(key).isPresent() || lines.size() < MOST) {
      lines.put(key, value.get());
    }
  }

  @Override
  public boolean isForAll(Person channel) {
    return lines.get(FOR_ALL + channel.key()).isPresent();
  }

  @Override
  public void chooseForAll(Person channel, boolean isForAll) {
    keep(FOR_ALL + channel.key(), isForAll ? Optional.of("1") : Optional.empty());
  }

  @Override
  public void forgetChannel(String id) {
    String end = ":#" + id;
    lines.all().keySet().stream().filter(key -> key.endsWith(end)).forEach(lines::remove);
  }
}
