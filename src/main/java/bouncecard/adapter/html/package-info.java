/// Pages of the reference as HTML: templates, one stylesheet, one script.
@NullMarked
package bouncecard.adapter.html;

import org.jspecify.annotations.NullMarked;
