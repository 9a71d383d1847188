package bouncecard.adapter.state.redis;

import bouncecard.adapter.state.DigestFile;
import bouncecard.adapter.state.PreferenceFile;
import bouncecard.adapter.state.ReadMarkFile;
import bouncecard.adapter.state.WatchFile;
import bouncecard.adapter.state.journal.JournalTerms;
import bouncecard.adapter.state.sealed.SealedStore;
import bouncecard.app.serve.Secret;
import bouncecard.app.state.StateStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// The files in which a bot by itself keeps its state.
///
/// @param file the one that `state.file` names; the others stand beside it
/// @param keys the secret by which they are sealed, then those by which older ones were
/// @param mailboxes the inlets that read one
/// @param remembered for how long an id of an inlet is known
/// @param memory a store with nothing in it, as there is one under the files
/// @param warnings takes what is wrong with a file, a sentence at a time
public record StateFolder(
    Path file,
    List<Secret> keys,
    List<String> mailboxes,
    Function<String, Duration> remembered,
    StateStore memory,
    Consumer<String> warnings) {
  private static final String MOVED = ".moved";

  /// Copies the lists.
  public StateFolder {
    keys = List.copyOf(keys);
    mailboxes = List.copyOf(mailboxes);
  }

  private Path beside(String suffix) {
    Path whole = file.toAbsolutePath();
    return whole.resolveSibling(whole.getFileName() + suffix);
  }

  /// Whether anything is kept there.
  boolean isEmpty() {
    return all().stream().noneMatch(Files::exists);
  }

  private List<Path> all() {
    List<Path> all =
        new ArrayList<>(List.of(beside(""), beside(".watch"), beside(".digest"), inlets()));
    mailboxes.forEach(one -> all.add(beside(".mailbox-" + one)));
    return all;
  }

  private Path inlets() {
    return beside(".inlets");
  }

  PreferenceFile preferences() {
    return PreferenceFile.open(beside(""), warnings);
  }

  WatchFile ledger() {
    return WatchFile.open(beside(".watch"), warnings);
  }

  /// What buttons need. It goes when it is over, and is put aside nowhere.
  SealedStore kept() {
    return new SealedStore(
        memory,
        beside(".kept"),
        keys.getFirst(),
        keys.stream().skip(1).findFirst(),
        InstantSource.system(),
        warnings);
  }

  /// Whether there is any of it.
  boolean hasKept() {
    return Files.isDirectory(beside(".kept"));
  }

  /// Whether there is a digest.
  boolean hasDigest() {
    return Files.exists(beside(".digest"));
  }

  DigestFile digest() {
    return new DigestFile(beside(".digest"), keys, warnings);
  }

  ReadMarkFile mailbox(String inlet) {
    return new ReadMarkFile(beside(".mailbox-" + inlet), warnings);
  }

  JournalTerms journal(InstantSource clock) {
    return new JournalTerms(inlets(), keys, remembered, clock);
  }

  /// Whether inlets kept anything.
  boolean hasArrivals() {
    return Files.isDirectory(inlets());
  }

  /// Puts all of it aside, in the place of what was put there before, so that nobody goes on from
  /// it.
  void putAside() throws IOException {
    for (Path path : all()) {
      if (Files.exists(path)) {
        Path aside = path.resolveSibling(path.getFileName() + MOVED);
        for (int number = 2; Files.exists(aside); number++) {
          aside = path.resolveSibling(path.getFileName() + MOVED + "-" + number);
        }
        Files.move(path, aside, StandardCopyOption.ATOMIC_MOVE);
      }
    }
  }
}
