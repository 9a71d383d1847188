/// The port to every chat and its words: who asks and where, what a message, a button, a dialog and
/// a file are, and what a platform can do ([ChatPlatform]). An adapter is a transport and a
/// renderer around this.
@NullMarked
package bouncecard.app.chat;

import org.jspecify.annotations.NullMarked;
