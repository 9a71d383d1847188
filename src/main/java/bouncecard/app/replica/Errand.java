package bouncecard.app.replica;

import java.time.Instant;

/// Something that a platform delivered and that was acknowledged, or is about to be: what it takes
/// to do it anew, by whichever replica.
///
/// @param platform the platform's name
/// @param key names it among all errands, the same where it is delivered again; the platform's name
///   and a slash head it
/// @param at when it came
/// @param delivered as the platform delivered it
@SuppressWarnings("ArrayRecordComponent") // handed on, and never compared
public record Errand(String platform, String key, Instant at, byte[] delivered) {}
