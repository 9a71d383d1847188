/// Slack: a transport and one renderer of cards.
@NullMarked
package bouncecard.adapter.slack;

import org.jspecify.annotations.NullMarked;
