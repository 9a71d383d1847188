package bouncecard.adapter.slack;

import bouncecard.adapter.slack.api.SlackAnswer;
import bouncecard.adapter.slack.api.SlackApi;
import bouncecard.adapter.slack.api.SlackErrors;
import bouncecard.adapter.slack.api.SlackScopes;
import bouncecard.adapter.slack.api.SlackSettings;
import bouncecard.adapter.slack.api.SlackSettings.Transport;
import bouncecard.app.integration.SetupFinding;
import bouncecard.app.serve.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.OkHttpClient;

/// Asks Slack what the bot may do, and says what is off for what it may not.
record SlackDoctor(SlackSettings settings) {
  private static final Set<String> ABSENT =
      Set.of("not_in_channel", "channel_not_found", "is_archived");

  private static final String SCOPES_PAGE =
      "Add it under “OAuth & Permissions” of the app, and install the app again.";

  List<SetupFinding> examine() {
    OkHttpClient http = new OkHttpClient.Builder().followRedirects(false).build();
    try {
      return examine(new SlackApi(http, settings));
    } finally {
      http.dispatcher().executorService().shutdown();
      http.connectionPool().evictAll();
    }
  }

  /// Whether the bot is in a channel.
  List<SetupFinding> examine(String channel) {
    OkHttpClient http = new OkHttpClient.Builder().followRedirects(false).build();
    try {
      SlackAnswer answer =
          new SlackApi(http, settings)
              .callOnce(
                  "conversations.history", Map.of("channel", channel, "limit", "1"), SlackApi.CALL);
      return switch (answer) {
        case SlackAnswer.Taken _ ->
            List.of(SetupFinding.well("Slack: the channel %s.".formatted(channel)));
        case SlackAnswer.Refused(String error, String _, long _) ->
            ABSENT.contains(error)
                ? List.of(
                    SetupFinding.lacking(
                        "Slack: the channel %s; the bot is not in it.".formatted(channel),
                        "Invite the bot there."))
                : List.of(); // what is wrong beyond that is told already
      };
    } finally {
      http.dispatcher().executorService().shutdown();
      http.connectionPool().evictAll();
    }
  }

  private List<SetupFinding> examine(SlackApi api) {
    List<SetupFinding> findings = new ArrayList<>();
    switch (api.callOnce("auth.test", Map.of(), SlackApi.CALL)) {
      case SlackAnswer.Refused(String error, String _, long _) ->
          findings.add(
              SlackErrors.isForGood(error)
                  ? SetupFinding.lacking(
                      "Slack: everything; it refuses SLACK_BOT_TOKEN (%s).".formatted(error),
                      "Copy the bot token again from “OAuth & Permissions” of the app.")
                  : SetupFinding.lacking(
                      "Slack: everything; it cannot be reached (%s).".formatted(error),
                      "See to the network and to SLACK_API_URL."));
      case SlackAnswer.Taken(var identity, String scopes) -> {
        findings.add(
            SetupFinding.well(
                "Slack: signed in to %s.".formatted(identity.path("team").asString("?"))));
        scopes(scopes, findings);
      }
    }
    if (settings.transport() instanceof Transport.Socket(Secret appToken)) {
      findings.add(
          api.callOnce("apps.connections.open", appToken, SlackApi.CALL)
                  instanceof SlackAnswer.Refused(String error, String _, long _)
              ? SetupFinding.lacking(
                  "Slack: everything; Socket Mode cannot be opened (%s).".formatted(error),
                  "Turn it on under “Socket Mode”, and make an app-level token with"
                      + " connections:write under “Basic Information”.")
              : SetupFinding.well("Slack: Socket Mode can be opened."));
    }
    findings.add(
        SetupFinding.well(
            "Slack: which events it sends cannot be asked. Under “Event Subscriptions” there must"
                + " be "
                + String.join(", ", SlackScopes.EVENTS)
                + "; the manifest has them."));
    findings.add(
        settings.hasStep()
            ? SetupFinding.well(
                "Slack: whether the app has the step “Explain bounce” cannot be asked."
                    + " manifests/slack-workflow.yaml gives it: the app is made ready for"
                    + " organisations under “Org Level Apps”, and gets the event "
                    + SlackScopes.STEP_EVENT
                    + ".")
            : SetupFinding.off(
                "Slack: workflows cannot have a bounce explained.",
                "Where your organisation lets apps have steps, make the app from"
                    + " manifests/slack-workflow.yaml and set slack.workflow-step = true."));
    return findings;
  }

  private static void scopes(String granted, List<SetupFinding> findings) {
    if (granted.isEmpty()) {
      return;
    }
    Set<String> missing = SlackScopes.missing(granted);
    missing.forEach(
        scope ->
            findings.add(
                SetupFinding.lacking(
                    "Slack: %s; the scope %s is missing.".formatted(SlackScopes.use(scope), scope),
                    SCOPES_PAGE)));
    if (missing.isEmpty()) {
      findings.add(SetupFinding.well("Slack: all scopes are granted."));
    }
  }
}
