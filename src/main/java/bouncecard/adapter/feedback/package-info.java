/// What people called wrong, kept in a file of the operator's.
@NullMarked
package bouncecard.adapter.feedback;

import org.jspecify.annotations.NullMarked;
