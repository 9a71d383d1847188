/// The program as a service that runs until it is stopped: its connections and the pages it
/// answers.
@NullMarked
package bouncecard.app.serve;

import org.jspecify.annotations.NullMarked;
