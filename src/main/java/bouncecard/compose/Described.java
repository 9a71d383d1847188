package bouncecard.compose;

import bouncecard.card.Rich;
import bouncecard.catalog.Actor;
import bouncecard.catalog.Retry;
import bouncecard.smtp.Code;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// A code with everything that is to be said about it in one language, whether it is known itself
/// or only by its class.
///
/// @param code the code
/// @param name a few words without a full stop
/// @param verdict the first line
/// @param standing who defines it, where that is not a standard
/// @param doubts what must be said before anything else: unknown, unregistered, unusual class
/// @param meaning by the registry or RFC
/// @param when situations; empty where only the class is known
/// @param commands what it can answer, as people read them
/// @param fix steps
/// @param beware how it is misread
/// @param related codes to look at next, as they are written
/// @param reference the RFC and section
/// @param source where the facts are from
/// @param help the page of the only provider that uses the code
record Described(
    Code code,
    String name,
    String verdict,
    Optional<String> standing,
    List<Rich> doubts,
    String meaning,
    Optional<String> when,
    List<String> commands,
    Retry retry,
    List<Actor> actors,
    List<String> fix,
    Optional<String> beware,
    List<String> related,
    String reference,
    String source,
    Optional<URI> help) {}
