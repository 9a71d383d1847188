/// Events of mail services and records of log collectors, as JSON.
@NullMarked
package bouncecard.adapter.event;

import org.jspecify.annotations.NullMarked;
