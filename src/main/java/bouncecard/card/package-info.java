/// Cards: what is shown, with no platform in it, and how they are composed from what is known and
/// what was found.
@NullMarked
package bouncecard.card;

import org.jspecify.annotations.NullMarked;
