/// What several processes of one bot do together: who of them leads, what each has in hand, and
/// what becomes of that when one is gone.
@NullMarked
package bouncecard.app.replica;

import org.jspecify.annotations.NullMarked;
