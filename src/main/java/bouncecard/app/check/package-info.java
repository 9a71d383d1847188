/// Live checks as the operator allows them: who may ask for what, how often, what is remembered,
/// and who is told.
@NullMarked
package bouncecard.app.check;

import org.jspecify.annotations.NullMarked;
