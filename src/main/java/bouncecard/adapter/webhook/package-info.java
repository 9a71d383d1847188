/// What mail services post: who sent it, which events are in it, and what is answered.
@NullMarked
package bouncecard.adapter.webhook;

import org.jspecify.annotations.NullMarked;
