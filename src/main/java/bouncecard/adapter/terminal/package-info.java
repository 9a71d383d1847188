/// The command line: its grammar, its inputs, and cards drawn for a terminal.
@NullMarked
package bouncecard.adapter.terminal;

import org.jspecify.annotations.NullMarked;
