package bouncecard.app.state;

/// A part of the state with its own keys. What a store has no room for is forgotten, the longest
/// unused first, in each space by itself.
public enum StateSpace {
  /// What a platform delivered, so that it is answered once.
  DELIVERIES,
  /// What was asked, under what the buttons of its answer carry.
  ANSWERS,
  /// Under whom answers are kept, so that a person can have them forgotten.
  OWNERS,
  /// What people asked last.
  QUESTIONS,
  /// The languages that people chose.
  LANGUAGES,
  /// What is counted because it is limited.
  LIMITS,
  /// Until when something holds.
  DEADLINES,
  /// Whose mail fails of a problem that is told of unasked.
  EPISODES,
  /// Sessions of browsers that people ended before their time.
  SESSIONS
}
