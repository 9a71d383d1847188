/// The front door for browsers and programs: pages of the reference, what people paste, and the
/// API, behind keys, lists of hosts and limits.
@NullMarked
package bouncecard.adapter.web;

import org.jspecify.annotations.NullMarked;
