/// Discord's REST API: its calls and answers, its errors and JSON, and how it addresses
/// conversations.
@NullMarked
package bouncecard.adapter.discord.api;

import org.jspecify.annotations.NullMarked;
