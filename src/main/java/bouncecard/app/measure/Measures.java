package bouncecard.app.measure;

import bouncecard.app.check.Audit;
import java.time.Duration;
import java.util.function.IntSupplier;

/// Port: counts and times what the bot does. What it is told are words of ours alone: never a
/// domain, an address or a text from outside.
///
/// Its methods are called by many threads, return at once and never fail.
public interface Measures {
  /// Nobody counts.
  Measures NONE =
      new Measures() {
        @Override
        public void begun(String surface) {}

        @Override
        public void answered(String surface, String kind, boolean isFailed, Duration took) {}

        @Override
        public void read(String outcome, Duration took) {}

        @Override
        public void bounce(String cause, String provider, String actor) {}

        @Override
        public void watched(String word) {}

        @Override
        public void checked(Audit.Entry entry) {}

        @Override
        public void arrived(String inlet, String outcome) {}

        @Override
        public void refused(String listener, String reason) {}

        @Override
        public void queue(String name, IntSupplier waiting) {}
      };

  /// A question or a press came in.
  ///
  /// @param surface the platform's name
  void begun(String surface);

  /// It was answered.
  ///
  /// @param kind what it was, as the log has it
  /// @param isFailed whether it failed by a mistake of ours
  void answered(String surface, String kind, boolean isFailed, Duration took);

  /// Something that people or inlets handed in was read.
  ///
  /// @param outcome what came of reading it
  void read(String outcome, Duration took);

  /// A bounce was explained.
  ///
  /// @param provider the provider's id; empty where it is not known
  /// @param actor who must act first; empty where nobody can say
  void bounce(String cause, String provider, String actor);

  /// A message of a watched channel was looked at.
  ///
  /// @param word what came of it
  void watched(String word);

  /// A platform was heard by no replica for a while.
  ///
  /// @param about how many questions that was, by what was heard before
  default void unheard(String surface, Duration gap, long about) {}

  /// A live check was asked for.
  void checked(Audit.Entry entry);

  /// Something came in by itself, or what came was read.
  ///
  /// @param inlet its name, which the operator chose
  /// @param outcome what came of it
  void arrived(String inlet, String outcome);

  /// A listener refused something that would have taken too much.
  ///
  /// @param listener its name
  /// @param reason which of its limits it was
  void refused(String listener, String reason);

  /// Tells of a queue, whose length is asked for whenever somebody looks.
  void queue(String name, IntSupplier waiting);
}
