/// Starts the program: reads what it is started with and wires its parts.
@NullMarked
package bouncecard;

import org.jspecify.annotations.NullMarked;
