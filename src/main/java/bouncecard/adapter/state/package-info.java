/// What people chose, kept in a file over restarts.
@NullMarked
package bouncecard.adapter.state;

import org.jspecify.annotations.NullMarked;
