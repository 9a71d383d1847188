/// The reference: what stands on the page of a code, a comparison, a class, a token, a cause or a
/// provider, and under which path.
@NullMarked
package bouncecard.app.page;

import org.jspecify.annotations.NullMarked;
