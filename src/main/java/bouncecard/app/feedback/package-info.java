/// What people called wrong, without who they are and whose mail it was.
@NullMarked
package bouncecard.app.feedback;

import org.jspecify.annotations.NullMarked;
