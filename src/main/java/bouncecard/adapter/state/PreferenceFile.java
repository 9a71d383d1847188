package bouncecard.adapter.state;

import bouncecard.adapter.state.StateFile.Content;
import bouncecard.app.chat.Person;
import bouncecard.app.chat.state.Preferences;
import bouncecard.app.serve.Health;
import bouncecard.app.serve.Service;
import bouncecard.catalog.Language;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The languages that people chose, kept in a file.
///
/// It is read once. A choice holds at once and is written by a thread of its own, several together
/// where they come faster than the disk takes them, so that no answer waits for the disk. What is
/// wrong with the file is told once, with what can be done; choices are then kept in memory, and
/// written as soon as they can be. Lines that are not understood are put into a file beside it
/// (`.bad`), and a file of an earlier version is copied (`.v1`) before it is changed.
public final class PreferenceFile implements Preferences, Service {
  private final StateFile file;
  private final Consumer<String> warnings;
  private final Map<String, Language> chosen = new LinkedHashMap<>();
  private final Set<String> forAll = new LinkedHashSet<>();
  private boolean isOurs = true;
  private boolean isDirty;
  private boolean isWriting;
  private Optional<String> told = Optional.empty();

  private PreferenceFile(StateFile file, Consumer<String> warnings) {
    this.file = file;
    this.warnings = warnings;
  }

  /// The choices in `name`, which is made where there is none.
  ///
  /// @param warnings takes what an operator should know, a sentence at a time
  public static PreferenceFile open(Path name, Consumer<String> warnings) {
    PreferenceFile preferences = new PreferenceFile(StateFile.at(name), warnings);
    preferences.open();
    return preferences;
  }

  private synchronized void open() {
    switch (file.read()) {
      case Content.Absent() -> {}
      case Content.Unusable(String why) -> {
        isOurs = false;
        tell(Optional.of(why));
        return;
      }
      case Content.Read(byte[] bytes) -> take(bytes, Choices.of(bytes));
    }
    if (isOurs) {
      // Also where nothing is new: what keeps it from being written is better told now than later.
      tell(file.replace(Choices.lines(chosen, forAll)));
    }
  }

  private void take(byte[] bytes, Choices choices) {
    if (choices.version() > Choices.VERSION) {
      isOurs = false;
      tell(
          Optional.of(
              "%s is of version %d, which a later release wrote: use that release, or let state.file name another file"
                  .formatted(file, choices.version())));
      return;
    }
    chosen.putAll(choices.byPerson());
    forAll.addAll(choices.forAll());
    StateFile aside = file.beside(".bad");
    Optional<String> failure =
        choices.bad().length > 0 ? aside.append(choices.bad()) : Optional.empty();
    if (failure.isEmpty() && choices.version() < Choices.VERSION && bytes.length > 0) {
      failure = file.beside(".v" + choices.version()).replace(bytes);
    }
    if (failure.isPresent()) {
      // What is not kept elsewhere must not be lost.
      isOurs = false;
      tell(failure);
    } else if (choices.bad().length > 0) {
      warnings.accept(
          "state.file: lines of %s could not be read (%d) and were put into %s; see what damaged it, and put back what is to be kept"
              .formatted(file, choices.badLines(), aside));
    }
  }

  @Override
  public synchronized Optional<Language> language(Person person) {
    return Optional.ofNullable(chosen.get(person.key()));
  }

  @Override
  public synchronized void choose(Person person, Optional<Language> language) {
    chosen.remove(person.key());
    if (chosen.size() >= Choices.MOST) {
      chosen.remove(chosen.keySet().iterator().next());
    }
    language.ifPresent(one -> chosen.put(person.key(), one));
    write();
  }

  @Override
  public synchronized boolean isForAll(Person channel) {
    return forAll.contains(channel.key());
  }

  @Override
  public synchronized void chooseForAll(Person channel, boolean isForAll) {
    boolean isChanged =
        isForAll
            ? forAll.size() < Choices.MOST && forAll.add(channel.key())
            : forAll.remove(channel.key());
    if (isChanged) {
      write();
    }
  }

  @Override
  public synchronized void forgetChannel(String id) {
    String end = ":#" + id;
    boolean isChanged = chosen.keySet().removeIf(key -> key.endsWith(end));
    isChanged |= forAll.removeIf(key -> key.endsWith(end));
    if (isChanged) {
      write();
    }
  }

  /// The languages that were chosen, by who chose.
  public synchronized Map<String, Language> languages() {
    return Map.copyOf(chosen);
  }

  /// The channels whose answers are for all.
  public synchronized Set<String> channelsForAll() {
    return Set.copyOf(forAll);
  }

  /// Takes choices that were kept elsewhere.
  public synchronized void takeOver(Map<String, Language> languages, Set<String> channels) {
    chosen.putAll(languages);
    forAll.addAll(channels);
    write();
  }

  private void write() {
    isDirty = isOurs;
    if (isDirty && !isWriting) {
      isWriting = true;
      Thread.ofPlatform().daemon().name("state").start(this::writeAll);
    }
  }

  private void writeAll() {
    for (byte[] lines = next(); lines != null; lines = next()) {
      tell(file.replace(lines));
    }
  }

  private synchronized byte @Nullable [] next() {
    if (!isDirty) {
      isWriting = false;
      notifyAll();
      return null;
    }
    isDirty = false;
    return Choices.lines(chosen, forAll);
  }

  /// Tells what is wrong, unless it was told the last time.
  private synchronized void tell(Optional<String> trouble) {
    trouble
        .filter(why -> !told.equals(trouble))
        .ifPresent(
            why ->
                warnings.accept(
                    "state.file: %s. Until then the languages that people choose are kept in memory"
                        .formatted(why)));
    told = trouble;
  }

  @Override
  public String name() {
    return "state file";
  }

  @Override
  public void start() {}

  @Override
  public synchronized Health health() {
    return told.isEmpty() ? Health.UP : new Health(Health.State.RECOVERING, "not written");
  }

  /// Waits until all is written, and tries once more what could not be.
  @Override
  public synchronized void stop(Duration grace) {
    if (told.isPresent()) {
      write();
    }
    long end = System.nanoTime() + grace.toNanos();
    for (long left = grace.toNanos(); isWriting && left > 0; left = end - System.nanoTime()) {
      try {
        wait(Math.max(1, left / 1_000_000));
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
