/// What a person is told to do, made concrete with what a bounce tells.
@NullMarked
package bouncecard.compose.steps;

import org.jspecify.annotations.NullMarked;
