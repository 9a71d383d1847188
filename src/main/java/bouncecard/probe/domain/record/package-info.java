/// TXT records that publish a policy: their versions, tags and reading, and what is found in them.
@NullMarked
package bouncecard.probe.domain.record;

import org.jspecify.annotations.NullMarked;
