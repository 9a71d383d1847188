/// The inlets' journal over a folder of the test's.
@NullMarked
package bouncecard.adapter.state.journal;

import org.jspecify.annotations.NullMarked;
