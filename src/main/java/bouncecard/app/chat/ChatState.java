package bouncecard.app.chat;

import bouncecard.app.state.StateStore;
import java.util.function.Supplier;

/// What a chat service keeps.
///
/// @param store what it shares with other processes
/// @param memo answers that need not be read again
/// @param names gives names of 12 characters that nobody guesses, another one each time
/// @param preferences the languages that people chose
public record ChatState(
    StateStore store, AnswerMemo memo, Supplier<String> names, Preferences preferences) {}
