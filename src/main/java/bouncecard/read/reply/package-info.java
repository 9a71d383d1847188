/// Replies in any words, and a failed delivery while it is put together from them.
@NullMarked
package bouncecard.read.reply;

import org.jspecify.annotations.NullMarked;
