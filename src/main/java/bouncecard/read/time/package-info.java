/// Times in any writing → moments as precise as the writing.
@NullMarked
package bouncecard.read.time;

import org.jspecify.annotations.NullMarked;
