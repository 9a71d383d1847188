/// From a text or mail to what was found in it and what that means.
@NullMarked
package bouncecard.decode;

import org.jspecify.annotations.NullMarked;
