/// What is known and what was found → cards.
@NullMarked
package bouncecard.compose;

import org.jspecify.annotations.NullMarked;
