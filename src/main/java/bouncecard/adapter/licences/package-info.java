/// Whether every library that the program carries has a licence that is known.
@NullMarked
package bouncecard.adapter.licences;

import org.jspecify.annotations.NullMarked;
