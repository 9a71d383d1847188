/// Cards as Markdown, for tickets and wikis.
@NullMarked
package bouncecard.adapter.markdown;

import org.jspecify.annotations.NullMarked;
