/// Failed deliveries → diagnoses: the cause, who must act, and the words that decided.
@NullMarked
package bouncecard.diagnose;

import org.jspecify.annotations.NullMarked;
