/// The configuration of the bot: settings from a TOML file and the environment, tokens from the
/// environment only. All of it is checked before anything is started, and every mistake is told at
/// once, each in one sentence. No sentence holds a token or a part of one.
@NullMarked
package bouncecard.adapter.config;

import org.jspecify.annotations.NullMarked;
