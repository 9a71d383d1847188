/// What strangers and upstreams can do to the bot, and what people notice of it.
package bouncecard.bench.attack;
