/// Delivery status notifications as values (RFC 3464) and the mail they come in.
@NullMarked
package bouncecard.dsn;

import org.jspecify.annotations.NullMarked;
