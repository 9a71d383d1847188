/// The words of an SMTP session as values: reply codes (RFC 5321 §4.2), enhanced status codes (RFC
/// 3463), replies, and their exact recognition in free text.
@NullMarked
package bouncecard.smtp;

import org.jspecify.annotations.NullMarked;
