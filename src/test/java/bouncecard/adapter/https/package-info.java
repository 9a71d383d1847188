@NullMarked
package bouncecard.adapter.https;

import org.jspecify.annotations.NullMarked;
