/// Errors of mail libraries → lines as a mail system writes them: the recipient, the reply code and
/// the server's words, which libraries keep in different places.
@NullMarked
package bouncecard.read.exception;

import org.jspecify.annotations.NullMarked;
