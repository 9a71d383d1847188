/// Listening to Slack's channels that are watched.
@NullMarked
package bouncecard.adapter.slack.watch;

import org.jspecify.annotations.NullMarked;
