/// Understands sentences of mail servers that nobody has listed: what is said of what, by a lexicon
/// of subjects and predicates.
@NullMarked
package bouncecard.diagnose.composition;

import org.jspecify.annotations.NullMarked;
