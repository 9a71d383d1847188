@NullMarked
package bouncecard.adapter.dns;

import org.jspecify.annotations.NullMarked;
