/// Notices for people, as mail programs write them.
@NullMarked
package bouncecard.read.notice;

import org.jspecify.annotations.NullMarked;
