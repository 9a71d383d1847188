/// The digest: what inlets and watched channels told in a day or a week, summed up and told in a
/// channel.
@NullMarked
package bouncecard.app.digest;

import org.jspecify.annotations.NullMarked;
