/// Cards as values, and what renderers need to cut them into pages.
@NullMarked
package bouncecard.card;

import org.jspecify.annotations.NullMarked;
