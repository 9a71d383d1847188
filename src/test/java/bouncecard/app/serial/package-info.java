/// Tests of what was read, and of its serial form.
@NullMarked
package bouncecard.app.serial;

import org.jspecify.annotations.NullMarked;
