package bouncecard.app.chat.service;

import bouncecard.app.Answer;
import bouncecard.app.chat.Asker;
import bouncecard.app.chat.Person;
import bouncecard.app.chat.state.ChatState;
import bouncecard.app.chat.state.OwnedNames;
import bouncecard.app.reading.ReadingOutcome;
import bouncecard.app.serial.ReadingForm;
import bouncecard.app.state.StateSpace;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// The answers that cannot be asked for again by a query, kept for a while so that their buttons
/// work: what was asked is kept, and asked again where this process does not know the answer. Of a
/// triage it is the counts, since what was handed in is not kept.
///
/// @param asking asks again; empty where that has no answer any more
/// @param form how the counts of a triage are written
record CachedAnswers(
    ChatState state, Function<AskedInput, Optional<Answer>> asking, ReadingForm form) {
  /// Before a channel's id, where it stands in the place of a person's key.
  private static final String CHANNEL = "#";

  /// What the counts of a triage begin with, where what was asked begins with another byte.
  private static final byte COUNTS = 2;

  private static final int MOST_COUNTS = 512 << 10;

  /// Keeps an answer and says under what: a name that tells nothing of it and cannot be guessed.
  ///
  /// @param asker who asked, and may have it forgotten
  String keep(Asker asker, AskedInput input, Answer answer) {
    String under = state.names().get();
    state.memo().put(under, answer);
    (answer instanceof Answer.TriageAnswer ? counts(answer) : input.written())
        .ifPresent(
            written -> {
              state.store().put(StateSpace.ANSWERS, under, written, state.keep());
              String channel = asker.channel().isEmpty() ? "" : CHANNEL + asker.channel();
              owned().add(asker.person().key(), under + " " + channel);
              if (!channel.isEmpty()) {
                owned().add(channel, under + " " + asker.person().key());
              }
            });
    return under;
  }

  private Optional<byte[]> counts(Answer triage) {
    ReadingOutcome counted =
        new ReadingOutcome(Optional.empty(), Optional.of(triage), true, true, List.of());
    return form.write(counted, MOST_COUNTS)
        .map(
            bytes -> {
              byte[] written = new byte[bytes.length + 1];
              written[0] = COUNTS;
              System.arraycopy(bytes, 0, written, 1, bytes.length);
              return written;
            });
  }

  private Optional<Answer> again(byte[] written) {
    return written.length > 0 && written[0] == COUNTS
        ? form.read(Arrays.copyOfRange(written, 1, written.length)).flatMap(ReadingOutcome::found)
        : AskedInput.parse(written).flatMap(asking);
  }

  /// Under what answers are kept, by whose they are, with who else has each.
  private OwnedNames owned() {
    return new OwnedNames(state.store(), state.keep());
  }

  /// Forgets what a person asked; how many answers that were.
  int forget(Person owner) {
    return forget(owner.key());
  }

  /// Forgets what was asked in a channel; how many answers that were.
  int forgetChannel(String channel) {
    return forget(CHANNEL + channel);
  }

  private int forget(String owner) {
    List<String> lines = owned().of(owner);
    Set<String> others = new TreeSet<>();
    Set<String> names = new TreeSet<>();
    for (String line : lines) {
      int space = line.indexOf(' ');
      String name = space < 0 ? line : line.substring(0, space);
      names.add(name);
      others.add(line.substring(space + 1));
      state.memo().forget(name);
      state.store().remove(StateSpace.ANSWERS, name);
    }
    owned().forget(owner);
    others.forEach(other -> owned().forget(other, line -> names.contains(line.split(" ", 2)[0])));
    return lines.size();
  }

  /// What was asked, if it is kept still.
  Optional<AskedInput> input(String kept) {
    return kept.isEmpty()
        ? Optional.empty()
        : state.store().get(StateSpace.ANSWERS, kept).flatMap(AskedInput::parse);
  }

  /// The answer, if it can be had still.
  Optional<Answer> find(String kept) {
    if (kept.isEmpty()) {
      return Optional.empty();
    }
    Optional<Answer> known = state.memo().find(kept);
    if (known.isPresent()) {
      return known;
    }
    Optional<Answer> again = state.store().get(StateSpace.ANSWERS, kept).flatMap(this::again);
    again.ifPresent(answer -> state.memo().put(kept, answer));
    return again;
  }
}
