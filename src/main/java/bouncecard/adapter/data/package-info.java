/// Reads the data files: the people's TOML when the program is built, and what it was compiled to
/// when it runs.
@NullMarked
package bouncecard.adapter.data;

import org.jspecify.annotations.NullMarked;
