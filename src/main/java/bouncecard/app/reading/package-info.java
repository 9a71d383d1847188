/// What strangers hand in, read within a budget: a question's words and files, what came of them,
/// and the port to whoever reads what is large.
@NullMarked
package bouncecard.app.reading;

import org.jspecify.annotations.NullMarked;
