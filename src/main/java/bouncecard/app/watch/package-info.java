/// Watching channels: what of a message is said by whom, and whether the bot answers it unasked.
@NullMarked
package bouncecard.app.watch;

import org.jspecify.annotations.NullMarked;
