/// Tests of what is kept of what people called wrong.
@NullMarked
package bouncecard.app.feedback;

import org.jspecify.annotations.NullMarked;
