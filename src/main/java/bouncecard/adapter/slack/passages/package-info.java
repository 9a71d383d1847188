/// The text of Slack's messages: what people wrote and what apps posted, out of blocks, attachments
/// and marked text.
@NullMarked
package bouncecard.adapter.slack.passages;

import org.jspecify.annotations.NullMarked;
