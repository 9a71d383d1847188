package bouncecard.catalog.lexicon;

/// The kind of a phrase of the lexicon.
public enum EntryKind {
  /// Words that look like something and say nothing: they are only taken away.
  NOISE,
  /// What something is said of, such as a mailbox.
  SUBJECT,
  /// What is said, such as that it does not exist.
  PREDICATE,
  /// Words that name a cause by themselves.
  CAUSE,
  /// Turns the next predicate into its opposite.
  NEGATOR,
  /// The same; where no predicate follows, it turns the one before it, as `nicht` does.
  NEGATOR_BEHIND,
  /// The same; where no predicate follows, it says that something is missing, as `no` does.
  ABSENCE,
  /// Begins advice, whose words count less.
  CONTACT,
  /// Ends advice within its sentence: what follows is said of the failure.
  RELIEF,
  /// Joins two possibilities.
  OR,
  /// Sets what follows against what stands before it: `but`, `sondern`.
  CONTRAST,
  /// Introduces what another server said: what stands before it counts less than its words.
  INTRODUCTION,
  /// Tells the command that the reply answers, and says nothing else.
  COMMAND
}
