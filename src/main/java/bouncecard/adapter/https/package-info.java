/// Fetches the policy of MTA-STS by HTTPS (RFC 8461 §3.3), with a client that does nothing else.
@NullMarked
package bouncecard.adapter.https;

import org.jspecify.annotations.NullMarked;
