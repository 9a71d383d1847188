@NullMarked
package bouncecard.adapter.post;

import org.jspecify.annotations.NullMarked;
