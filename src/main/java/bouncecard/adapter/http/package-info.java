/// The program's HTTP server: one for all that answers over HTTP, with its limits, and the pages
/// that say how the program is.
@NullMarked
package bouncecard.adapter.http;

import org.jspecify.annotations.NullMarked;
