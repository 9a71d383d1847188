package bouncecard.adapter.slack.api;

import bouncecard.app.serve.Secret;
import java.net.URI;

/// The tokens and addresses that the bot signs in to Slack with.
///
/// @param api the address of Slack's API, which ends with a slash
/// @param hasStep whether people's workflows may have a bounce explained
public record SlackSettings(Secret botToken, Transport transport, URI api, boolean hasStep) {

  /// Settings without the step of workflows.
  public SlackSettings(Secret botToken, Transport transport, URI api) {
    this(botToken, transport, api, false);
  }

  /// How it hears from Slack.
  public sealed interface Transport {

    /// Over a connection that it opens itself (Socket Mode).
    ///
    /// @param appToken opens the connection
    record Socket(Secret appToken) implements Transport {}

    /// By requests that Slack sends.
    ///
    /// @param signingSecret shows that a request is Slack's
    record Http(Secret signingSecret) implements Transport {}
  }
}
