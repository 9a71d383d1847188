@NullMarked
package bouncecard.app.chat.state;

import org.jspecify.annotations.NullMarked;
