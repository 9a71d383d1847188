/// Words by which things are recognised: programs, notices, watched messages, placeholders.
@NullMarked
package bouncecard.catalog.words;

import org.jspecify.annotations.NullMarked;
