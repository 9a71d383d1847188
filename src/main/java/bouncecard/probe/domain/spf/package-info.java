/// SPF (RFC 7208): records, macros, their evaluation, and how many look-ups they take.
@NullMarked
package bouncecard.probe.domain.spf;

import org.jspecify.annotations.NullMarked;
