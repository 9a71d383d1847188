/// Counts what became of mail: recipients by their last state, causes, domains, times. Pure,
/// mergeable, and the same in whatever order things are counted.
@NullMarked
package bouncecard.tally;

import org.jspecify.annotations.NullMarked;
