package bouncecard.app.chat.state;

import bouncecard.app.chat.Unasked;
import bouncecard.app.feedback.FeedbackStore;
import bouncecard.app.measure.Measures;
import bouncecard.app.state.StateStore;
import java.time.Duration;
import java.util.function.Supplier;

/// The state that a chat service keeps.
///
/// @param store what it shares with other processes
/// @param memo answers that need not be read again
/// @param names gives names of 12 characters that nobody guesses, another one each time
/// @param preferences the languages that people chose
/// @param keep for how long what buttons need is kept
/// @param feedback what people called wrong
/// @param unasked what is said without being asked
/// @param measures counts what is answered
public record ChatState(
    StateStore store,
    AnswerMemo memo,
    Supplier<String> names,
    Preferences preferences,
    Duration keep,
    FeedbackStore feedback,
    Unasked unasked,
    Measures measures) {
  /// For how long what buttons need is kept where nobody says otherwise.
  public static final Duration USUAL_KEEP = Duration.ofDays(1);

  /// A state of a service that says nothing without being asked.
  public ChatState(
      StateStore store,
      AnswerMemo memo,
      Supplier<String> names,
      Preferences preferences,
      Duration keep,
      FeedbackStore feedback) {
    this(store, memo, names, preferences, keep, feedback, Unasked.NONE, Measures.NONE);
  }

  /// The same where that is said without being asked.
  public ChatState with(Unasked other) {
    return new ChatState(store, memo, names, preferences, keep, feedback, other, measures);
  }

  /// The same with another place for what people called wrong.
  public ChatState with(FeedbackStore other) {
    return new ChatState(store, memo, names, preferences, keep, other, unasked, measures);
  }

  /// The same where what is answered is counted.
  public ChatState with(Measures other) {
    return new ChatState(store, memo, names, preferences, keep, feedback, unasked, other);
  }
}
