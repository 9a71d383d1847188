/// Discord: a transport and one renderer of cards.
@NullMarked
package bouncecard.adapter.discord;

import org.jspecify.annotations.NullMarked;
