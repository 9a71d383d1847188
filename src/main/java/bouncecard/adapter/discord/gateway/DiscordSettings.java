package bouncecard.adapter.discord.gateway;

import bouncecard.app.serve.Secret;
import java.net.URI;
import java.util.Optional;

/// The token and addresses that the bot signs in to Discord with.
///
/// @param token the bot's token
/// @param api the address of Discord's API, which ends with a slash
/// @param gateway the address of the gateway; empty for Discord's own. A proxy there has to name
///   itself as `resume_gateway_url`, because a session goes on where Discord says.
public record DiscordSettings(Secret token, URI api, Optional<URI> gateway) {}
