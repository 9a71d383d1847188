/// What a person said, and the answer to it: the one grammar of every front end.
@NullMarked
package bouncecard.app;

import org.jspecify.annotations.NullMarked;
