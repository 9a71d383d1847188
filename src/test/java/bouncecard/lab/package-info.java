@NullMarked
package bouncecard.lab;

import org.jspecify.annotations.NullMarked;
