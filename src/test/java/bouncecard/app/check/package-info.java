/// Tests of live checks as the operator allows them.
@NullMarked
package bouncecard.app.check;

import org.jspecify.annotations.NullMarked;
