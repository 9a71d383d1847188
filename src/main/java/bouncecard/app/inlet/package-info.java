/// What comes in by itself: inlets, what an operator sets of each, and what becomes of what
/// arrived: kept first, read and counted afterwards.
@NullMarked
package bouncecard.app.inlet;

import org.jspecify.annotations.NullMarked;
