/// Decodes mails with Jakarta Mail.
@NullMarked
package bouncecard.adapter.mail;

import org.jspecify.annotations.NullMarked;
