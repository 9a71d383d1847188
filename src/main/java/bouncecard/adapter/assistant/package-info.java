/// The same answers for assistants, by the Model Context Protocol on standard input and output
/// (<https://modelcontextprotocol.io/specification>). Loaded by `bouncecard mcp` alone.
@NullMarked
package bouncecard.adapter.assistant;

import org.jspecify.annotations.NullMarked;
