/// Tests of what the chats do alike.
@NullMarked
package bouncecard.app.chat;

import org.jspecify.annotations.NullMarked;
