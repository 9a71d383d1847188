/// What services post, signed as they sign it, and what others forge.
@NullMarked
package bouncecard.adapter.webhook;

import org.jspecify.annotations.NullMarked;
