/// What buttons need over restarts, kept in files that nobody can read without the operator's key.
@NullMarked
package bouncecard.adapter.state.sealed;

import org.jspecify.annotations.NullMarked;
