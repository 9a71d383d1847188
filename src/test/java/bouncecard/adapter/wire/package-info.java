/// What chat platforms are, seen from the wire: stand-ins for their servers, on the loopback.
@NullMarked
package bouncecard.adapter.wire;

import org.jspecify.annotations.NullMarked;
