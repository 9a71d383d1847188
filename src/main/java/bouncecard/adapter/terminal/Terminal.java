package bouncecard.adapter.terminal;

/// The terminal, as far as it is known.
///
/// @param columns how wide it is
/// @param coloured whether it shows colours and the person wants them
/// @param locale the person's locale, as `ko_KR.UTF-8`; empty where none is set
/// @param showsOutput whether standard output is on it
/// @param showsErrors whether standard error is on it, and a line of it can be written again
public record Terminal(
    int columns, boolean coloured, String locale, boolean showsOutput, boolean showsErrors) {}
