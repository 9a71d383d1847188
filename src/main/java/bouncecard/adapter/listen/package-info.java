/// Open ports on Netty, whatever is spoken on them.
@NullMarked
package bouncecard.adapter.listen;

import org.jspecify.annotations.NullMarked;
