/// Who wrote a line: a mail system, or another program whose words decide nothing.
@NullMarked
package bouncecard.read.speaker;

import org.jspecify.annotations.NullMarked;
