/// Slack's Web API: its calls and answers, its errors, scopes and JSON, and how it addresses
/// conversations and messages.
@NullMarked
package bouncecard.adapter.slack.api;

import org.jspecify.annotations.NullMarked;
