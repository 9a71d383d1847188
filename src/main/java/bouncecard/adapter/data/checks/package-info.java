/// What data must hold for: names known, sources given, examples won by their rule, texts in good
/// style, nothing that contradicts itself.
@NullMarked
package bouncecard.adapter.data.checks;

import org.jspecify.annotations.NullMarked;
