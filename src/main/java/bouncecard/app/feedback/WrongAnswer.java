package bouncecard.app.feedback;

import java.time.Instant;

/// An answer about a bounce that somebody called wrong. Nobody is named in it. What was not known
/// is empty.
///
/// @param at when they said so
/// @param rule the id of the rule that decided
/// @param basis the word for what the answer rested on
/// @param confidence the word for how sure it was
/// @param grade the word for how sure it was that it tells of a delivery
/// @param cause the id of the cause that was named
/// @param actor the word for who was said to have to act
/// @param reply what was judged, masked
public record WrongAnswer(
    Instant at,
    String rule,
    String basis,
    String confidence,
    String grade,
    String cause,
    String actor,
    String reply,
    Wanted wanted) {}
