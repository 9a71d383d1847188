/// Texts and events → failed deliveries. Each kind of text has a room of its own below.
@NullMarked
package bouncecard.read;

import org.jspecify.annotations.NullMarked;
