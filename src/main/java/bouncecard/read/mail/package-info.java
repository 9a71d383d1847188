/// Mails → failed deliveries: delivery reports (RFC 3464), feedback reports (RFC 5965), automatic
/// answers (RFC 3834).
@NullMarked
package bouncecard.read.mail;

import org.jspecify.annotations.NullMarked;
