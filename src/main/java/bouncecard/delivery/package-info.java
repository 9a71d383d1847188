/// Failed deliveries as values, in the words of RFC 5321, RFC 3463 and RFC 3464: only what was
/// said, and where.
@NullMarked
package bouncecard.delivery;

import org.jspecify.annotations.NullMarked;
