/// The lexicon of subjects and predicates: checked, compiled, and written as one file.
@NullMarked
package bouncecard.adapter.data.lexicon;

import org.jspecify.annotations.NullMarked;
