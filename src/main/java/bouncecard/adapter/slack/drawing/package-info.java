/// Cards and dialogs as Block Kit messages and views, within their limits.
@NullMarked
package bouncecard.adapter.slack.drawing;

import org.jspecify.annotations.NullMarked;
