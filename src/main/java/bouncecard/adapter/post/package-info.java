/// A mail from a mail server's pipe, handed to an inlet over HTTP.
@NullMarked
package bouncecard.adapter.post;

import org.jspecify.annotations.NullMarked;
