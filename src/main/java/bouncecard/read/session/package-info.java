/// SMTP sessions (RFC 5321) as they are logged or typed → failed deliveries.
@NullMarked
package bouncecard.read.session;

import org.jspecify.annotations.NullMarked;
