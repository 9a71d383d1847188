/// Undoes what carried a paste: escapes, quotes, links, traces and hard wraps. Nothing is thrown
/// away: every character knows where in the paste it stood.
@NullMarked
package bouncecard.read.unwrap;

import org.jspecify.annotations.NullMarked;
