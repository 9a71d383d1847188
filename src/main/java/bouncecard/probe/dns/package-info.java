/// The port to the DNS, its questions and answers.
@NullMarked
package bouncecard.probe.dns;

import org.jspecify.annotations.NullMarked;
