/// The serial form of what was read: bytes for another process, read back within bounds.
@NullMarked
package bouncecard.app.serial;

import org.jspecify.annotations.NullMarked;
