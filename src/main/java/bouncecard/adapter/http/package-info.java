/// The program's HTTP listeners on Netty: one for those outside, one for those who look after it,
/// each with its limits, and the pages that say how the program is.
@NullMarked
package bouncecard.adapter.http;

import org.jspecify.annotations.NullMarked;
