package bouncecard.adapter.slack.passages;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Reads Slack's mrkdwn as what its writer saw
/// (<https://docs.slack.dev/messaging/formatting-message-text>): `<mailto:a@b.c|a@b.c>` is `a@b.c`,
/// `<http://mx.example.com|mx.example.com>` is the name, and `&lt;` is `<`.
public final class SlackEntities {

  /// Only what Slack writes: any other `<…>` is somebody's own.
  private static final Pattern TOKEN =
      Pattern.compile(
          "<([@#!]|(?:mailto|https?|tel|ftp|slack):)([^<>|\\s]{1,4000})(?:\\|([^<>]{0,4000}))?>",
          Pattern.CASE_INSENSITIVE);

  private SlackEntities() {}

  /// As it was written.
  public static String read(String mrkdwn) {
    return decode(TOKEN.matcher(mrkdwn).replaceAll(token -> quoted(shown(token))));
  }

  private static String quoted(String text) {
    return java.util.regex.Matcher.quoteReplacement(text);
  }

  private static String shown(MatchResult token) {
    String kind = token.group(1).toLowerCase(Locale.ROOT);
    String target = token.group(2);
    String label = token.group(3) == null ? "" : token.group(3);
    return switch (kind) {
      case "@", "#" -> kind + (label.isEmpty() ? target : label);
      case "!" -> label.isEmpty() ? "@" + target : label;
      case "mailto:" -> label.isEmpty() ? target : label;
      default -> label.isEmpty() ? token.group(1) + target : label;
    };
  }

  /// With the three entities that Slack knows read.
  static String decode(String text) {
    return text.indexOf('&') < 0
        ? text
        : text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  /// Without any mention of this person or bot.
  static String without(String userId, String mrkdwn) {
    return userId.isEmpty()
        ? mrkdwn
        : mrkdwn.replaceAll("<@" + Pattern.quote(userId) + "(\\|[^<>]*)?>[:,]?", " ");
  }
}
