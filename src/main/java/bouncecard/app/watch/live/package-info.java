/// What the bot says unasked in the channels that it watches: one card for each problem, kept up to
/// date.
@NullMarked
package bouncecard.app.watch.live;

import org.jspecify.annotations.NullMarked;
