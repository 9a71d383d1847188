/// Data files as trees of tables: TOML read, laid over each other and compiled, and every mistake
/// collected with file and key.
@NullMarked
package bouncecard.adapter.data.tree;

import org.jspecify.annotations.NullMarked;
