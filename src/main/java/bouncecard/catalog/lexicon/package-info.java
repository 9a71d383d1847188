/// The lexicon by which sentences of mail servers are understood: words, the phrases they form, and
/// what subjects and predicates mean together. Compiled from `src/main/data/lexicon`.
@NullMarked
package bouncecard.catalog.lexicon;

import org.jspecify.annotations.NullMarked;
