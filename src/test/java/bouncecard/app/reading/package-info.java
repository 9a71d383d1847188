/// Tests of what was read, and of its serial form.
@NullMarked
package bouncecard.app.reading;

import org.jspecify.annotations.NullMarked;
