package bouncecard.adapter.state;

import bouncecard.app.chat.Person;
import bouncecard.app.chat.Preferences;
import bouncecard.catalog.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The languages that people chose, in a file with a line for each: `slack:T024BE7LD:U0G9QF9C6 ko`.
///
/// It is read once and written anew with each choice, first beside it and then in its place, so
/// that it is whole at any time. A line that cannot be read is left out.
public final class PreferenceFile implements Preferences {
  private static final int MOST_PEOPLE = 10_000;

  private final Path file;
  private final Map<String, Language> chosen = new LinkedHashMap<>();

  private PreferenceFile(Path file) {
    this.file = file;
  }

  /// The choices in `file`, which is made where there is none.
  ///
  /// @throws IOException where it can neither be read nor written
  public static PreferenceFile open(Path file) throws IOException {
    PreferenceFile preferences = new PreferenceFile(file.toAbsolutePath());
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        String[] words = line.strip().split(" ", -1);
        if (words.length == 2 && preferences.chosen.size() < MOST_PEOPLE) {
          preferences.chosen.put(words[0], new Language(words[1]));
        }
      }
    }
    preferences.write();
    return preferences;
  }

  @Override
  public synchronized Optional<Language> language(Person person) {
    return Optional.ofNullable(chosen.get(person.key()));
  }

  @Override
  public synchronized void choose(Person person, Optional<Language> language) {
    chosen.remove(person.key());
    if (chosen.size() >= MOST_PEOPLE) {
      chosen.remove(chosen.keySet().iterator().next());
    }
    language.ifPresent(one -> chosen.put(person.key(), one));
    try {
      write();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write() throws IOException {
    StringBuilder lines = new StringBuilder();
    chosen.forEach((key, language) -> lines.append(key).append(' ').append(language).append('\n'));
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(beside, lines, StandardCharsets.UTF_8);
    Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
