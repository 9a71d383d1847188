@NullMarked
package bouncecard.probe.domain;

import org.jspecify.annotations.NullMarked;
