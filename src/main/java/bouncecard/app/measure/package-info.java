/// What is counted and timed of the bot while it runs: the port [Measures].
@NullMarked
package bouncecard.app.measure;

import org.jspecify.annotations.NullMarked;
