/// Who says each line: a mail system, a person, or another program.
@NullMarked
package bouncecard.read.speaker;

import org.jspecify.annotations.NullMarked;
