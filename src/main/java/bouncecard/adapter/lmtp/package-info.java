/// Mails that a mail server hands in by LMTP (RFC 2033), on Netty.
@NullMarked
package bouncecard.adapter.lmtp;

import org.jspecify.annotations.NullMarked;
