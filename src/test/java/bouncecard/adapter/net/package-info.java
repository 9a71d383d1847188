/// Tests over real sockets of the loopback.
@NullMarked
package bouncecard.adapter.net;

import org.jspecify.annotations.NullMarked;
