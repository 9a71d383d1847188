/// What a chat's service keeps between questions: preferences, the memory of answers, deliveries of
/// events that were met before.
@NullMarked
package bouncecard.app.chat.state;

import org.jspecify.annotations.NullMarked;
