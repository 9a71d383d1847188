/// Labels, buttons and short sentences by what they are said of, beside those of
/// [bouncecard.catalog.Message].
@NullMarked
package bouncecard.catalog.message;

import org.jspecify.annotations.NullMarked;
