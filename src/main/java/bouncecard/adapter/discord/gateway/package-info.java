/// The connection to Discord's gateway: its sessions, their ends, and whether events still arrive.
@NullMarked
package bouncecard.adapter.discord.gateway;

import org.jspecify.annotations.NullMarked;
