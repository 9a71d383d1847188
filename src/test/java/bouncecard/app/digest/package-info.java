/// What is said unasked, on a platform of tests and with the clock by hand.
@NullMarked
package bouncecard.app.digest;

import org.jspecify.annotations.NullMarked;
