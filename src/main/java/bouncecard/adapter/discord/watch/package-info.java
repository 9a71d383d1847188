/// Listening to Discord's channels that are watched.
@NullMarked
package bouncecard.adapter.discord.watch;

import org.jspecify.annotations.NullMarked;
