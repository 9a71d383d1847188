package bouncecard.adapter.http;

import java.time.Duration;

/// The limits of what the server takes from strangers.
///
/// @param connections how many are open at once
/// @param perAddress how many of them one address may have: an IPv4 address, or a /64 of IPv6
/// @param headTime in which a head must have come in whole
/// @param bodyTime in which a body must have come in whole
/// @param idleTime that a connection is kept between two requests
/// @param answerTime in which a request must be answered, and the answer taken
/// @param headBytes of all headers of a request together; the request line may have half as many
/// @param bodyBytes of the longest body
/// @param bodiesBytes of all bodies together that are being read or answered
/// @param requests how many are answered at once; one more is told to come back
/// @param threads that answer them
public record HttpLimits(
    int connections,
    int perAddress,
    Duration headTime,
    Duration bodyTime,
    Duration idleTime,
    Duration answerTime,
    int headBytes,
    int bodyBytes,
    int bodiesBytes,
    int requests,
    int threads) {}
