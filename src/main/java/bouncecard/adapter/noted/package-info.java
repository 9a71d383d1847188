/// What is noted down of what people did: which answers they called wrong, which live checks they
/// asked for.
@NullMarked
package bouncecard.adapter.noted;

import org.jspecify.annotations.NullMarked;
