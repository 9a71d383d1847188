/// Tests of what is kept over restarts.
@NullMarked
package bouncecard.adapter.state.sealed;

import org.jspecify.annotations.NullMarked;
