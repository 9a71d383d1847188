/// Cards and forms as Discord's messages and modals of components, within their limits.
@NullMarked
package bouncecard.adapter.discord.drawing;

import org.jspecify.annotations.NullMarked;
