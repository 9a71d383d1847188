/// What the processes of one bot know together: a port, and what is kept by it.
@NullMarked
package bouncecard.app.state;

import org.jspecify.annotations.NullMarked;
