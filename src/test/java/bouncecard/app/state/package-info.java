@NullMarked
package bouncecard.app.state;

import org.jspecify.annotations.NullMarked;
