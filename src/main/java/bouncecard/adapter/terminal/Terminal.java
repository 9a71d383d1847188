package bouncecard.adapter.terminal;

/// What is known of the terminal.
///
/// @param columns how wide it is
/// @param coloured whether it shows colours and the person wants them
/// @param locale the person's locale, as `ko_KR.UTF-8`; empty where none is set
public record Terminal(int columns, boolean coloured, String locale) {}
