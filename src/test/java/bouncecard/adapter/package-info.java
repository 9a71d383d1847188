/// What the tests of several adapters share.
@NullMarked
package bouncecard.adapter;

import org.jspecify.annotations.NullMarked;
