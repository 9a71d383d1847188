@NullMarked
package bouncecard.probe;

import org.jspecify.annotations.NullMarked;
