/// What an operator can set, as the parts of the program that need it declare it.
@NullMarked
package bouncecard.app.config;

import org.jspecify.annotations.NullMarked;
