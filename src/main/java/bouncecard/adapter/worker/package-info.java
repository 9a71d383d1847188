/// Reads what strangers handed in in processes of their own, which are ended where they take more
/// than one question may.
@NullMarked
package bouncecard.adapter.worker;

import org.jspecify.annotations.NullMarked;
