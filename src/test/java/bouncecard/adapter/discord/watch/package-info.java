/// Discord as it is seen from the wire: a stand-in for it, and tests of the adapter against it.
@NullMarked
package bouncecard.adapter.discord.watch;

import org.jspecify.annotations.NullMarked;
