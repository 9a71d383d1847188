package bouncecard.catalog.lexicon;

/// A subject that right beside another one is a third: the domain of the sender.
///
/// @param subject what is spoken of, by its place among the subjects
/// @param by the subject whose it is
/// @param means the subject that is meant
/// @param reach how many words may lie between the two
public record Qualification(int subject, int by, int means, int reach) {}
