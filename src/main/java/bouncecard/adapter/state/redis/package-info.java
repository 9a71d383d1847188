/// What several processes of one bot share, in a Redis.
@NullMarked
package bouncecard.adapter.state.redis;

import org.jspecify.annotations.NullMarked;
