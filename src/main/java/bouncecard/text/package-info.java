/// Text that strangers wrote: bounded, opaque in logs, harmless where it is shown.
@NullMarked
package bouncecard.text;

import org.jspecify.annotations.NullMarked;
