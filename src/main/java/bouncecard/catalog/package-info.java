/// What is known: codes, causes, providers and rules with their sources, and the texts about them
/// in each language.
@NullMarked
package bouncecard.catalog;

import org.jspecify.annotations.NullMarked;
