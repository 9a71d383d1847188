/// Answers as JSON, for programs.
@NullMarked
package bouncecard.adapter.json;

import org.jspecify.annotations.NullMarked;
