/// The reference written as files, for any web server.
@NullMarked
package bouncecard.adapter.site;

import org.jspecify.annotations.NullMarked;
