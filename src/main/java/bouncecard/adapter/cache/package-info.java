/// What is kept in memory for a while, with Caffeine.
@NullMarked
package bouncecard.adapter.cache;

import org.jspecify.annotations.NullMarked;
