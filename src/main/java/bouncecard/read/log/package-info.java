/// Logs of mail programs → failed deliveries.
@NullMarked
package bouncecard.read.log;

import org.jspecify.annotations.NullMarked;
