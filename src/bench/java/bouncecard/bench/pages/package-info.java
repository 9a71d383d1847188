/// Pages and the API under load.
@NullMarked
package bouncecard.bench.pages;

import org.jspecify.annotations.NullMarked;
