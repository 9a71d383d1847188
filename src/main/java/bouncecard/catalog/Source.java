package bouncecard.catalog;

/// The source that a fact rests on.
///
/// @param title the document, page or program
/// @param seen the date, month or year when it was last seen to say so, as `2026-02-15`, `2026-02`
///   or `2021`
public record Source(String title, String seen) {}
