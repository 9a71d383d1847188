package bouncecard.adapter.config;

import bouncecard.app.serve.Secret;
import java.net.URI;
import java.util.Optional;

/// What the bot signs in to Discord with.
///
/// @param api the address of Discord's API, which ends with a slash
/// @param gateway the address of its gateway; empty for the one that Discord names
public record DiscordAccess(Secret token, URI api, Optional<URI> gateway) {}
