/// What the program needs to know of a chat platform to be configured for it and connected to it.
@NullMarked
package bouncecard.app.integration;

import org.jspecify.annotations.NullMarked;
