/// Mailboxes that are read over IMAP, with Jakarta Mail.
@NullMarked
package bouncecard.adapter.imap;

import org.jspecify.annotations.NullMarked;
