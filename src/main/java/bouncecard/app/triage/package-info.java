/// Triage: what a whole log, mailbox or batch tells, in one answer.
@NullMarked
package bouncecard.app.triage;

import org.jspecify.annotations.NullMarked;
