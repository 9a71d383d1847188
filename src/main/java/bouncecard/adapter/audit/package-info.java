/// The audit of live checks, as lines of the log.
@NullMarked
package bouncecard.adapter.audit;

import org.jspecify.annotations.NullMarked;
