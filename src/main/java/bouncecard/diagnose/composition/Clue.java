package bouncecard.diagnose.composition;

import bouncecard.catalog.lexicon.About;
import java.util.Optional;

/// A clue: what some words of a reply mean together.
///
/// @param cause the id of the cause
/// @param says what they are, as the lexicon calls it, such as `mailbox + full`
/// @param about whose or what they speak of
/// @param points how much they count
/// @param start where the first of them begins in the text
/// @param end where the last of them ends
/// @param other the id of the cause that they may as well mean
/// @param isJoined whether an "or" joins them with what decided
/// @param plainly the id of the cause that they name where nothing tells whom they are about
public record Clue(
    String cause,
    String says,
    About about,
    int points,
    int start,
    int end,
    Optional<String> other,
    boolean isJoined,
    Optional<String> plainly) {}
