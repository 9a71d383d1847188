/// What every chat platform does alike: who asks, what a button carries, and what is done about it.
/// An adapter is a transport and a renderer around this.
@NullMarked
package bouncecard.app.chat;

import org.jspecify.annotations.NullMarked;
