@NullMarked
package bouncecard.adapter.lmtp;

import org.jspecify.annotations.NullMarked;
