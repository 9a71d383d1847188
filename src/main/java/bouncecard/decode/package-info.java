/// The facade of reading and diagnosing: a text or a mail → reports, one for each recipient.
@NullMarked
package bouncecard.decode;

import org.jspecify.annotations.NullMarked;
