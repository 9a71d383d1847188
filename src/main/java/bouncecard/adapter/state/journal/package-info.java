/// What arrived by inlets, kept on the disk before anybody is told that it did: sealed, in order,
/// and each once.
@NullMarked
package bouncecard.adapter.state.journal;

import org.jspecify.annotations.NullMarked;
