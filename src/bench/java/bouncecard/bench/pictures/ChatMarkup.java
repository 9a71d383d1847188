package bouncecard.bench.pictures;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What chats make of their markup, as HTML; as much of it as cards have.
final class ChatMarkup {
  private static final Pattern SLACK_TIME = Pattern.compile("&lt;!date\\^[^|]*\\|([^&]*)&gt;");
  private static final Pattern DISCORD_TIME = Pattern.compile("&lt;t:(\\d+)(?::\\w)?&gt;");

  private ChatMarkup() {}

  static String plain(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /// Slack's mrkdwn.
  static String slack(String text) {
    // Strangers' signs come escaped already; what is left of `<` is Slack's own.
    String html = text.replace("<", "&lt;").replace(">", "&gt;");
    html = SLACK_TIME.matcher(html).replaceAll("$1");
    html = html.replaceAll("&lt;(https?://[^|&]*(?:&amp;[^|&]*)*)(?:\\|[^&]*)?&gt;", "<a>$1</a>");
    return lines(spans(html, Pattern.compile("(?<![\\w*])\\*([^*\\n]+)\\*"), false));
  }

  /// Discord's Markdown.
  static String discord(String text) {
    String html = plain(text);
    Matcher time = DISCORD_TIME.matcher(html);
    html =
        time.replaceAll(
            found ->
                java.time.Instant.ofEpochSecond(Long.parseLong(found.group(1)))
                    .toString()
                    .replace('T', ' '));
    html = html.replaceAll("(?m)^### (.*)$", "<div class=head>$1</div>");
    html = html.replaceAll("(?m)^-# (.*)$", "<div class=small>$1</div>");
    html = html.replaceAll("&lt;(https?://\\S+?)&gt;", "<a>$1</a>");
    return lines(spans(html, Pattern.compile("\\*\\*(.+?)\\*\\*"), true));
  }

  /// Code stays as it is; elsewhere bold is bold.
  private static String spans(String html, Pattern bold, boolean hasEscapes) {
    StringBuilder out = new StringBuilder();
    String[] fences = html.split("```", -1);
    for (int i = 0; i < fences.length; i++) {
      if (i % 2 == 1) {
        out.append("<pre>").append(fences[i].strip()).append("</pre>");
        continue;
      }
      String[] pieces = fences[i].split("`", -1);
      StringBuilder line = new StringBuilder();
      for (int j = 0; j < pieces.length; j++) {
        line.append(
            j % 2 == 1
                ? "<code>" + pieces[j].replace("*", "&#42;") + "</code>"
                : hasEscapes ? pieces[j].replaceAll("\\\\([^\\w\\s])", "$1") : pieces[j]);
      }
      out.append(bold.matcher(line).replaceAll("<b>$1</b>"));
    }
    return out.toString();
  }

  /// A list's lines hang; others end.
  private static String lines(String html) {
    StringBuilder out = new StringBuilder();
    boolean isPre = false;
    for (String line : html.split("\n", -1)) {
      boolean isItem = line.matches("(?:\\d+\\.|•|-) .*");
      isPre |= line.contains("<pre>");
      out.append(isItem ? "<div class=line>" + line + "</div>" : line);
      isPre &= !line.contains("</pre>");
      out.append(isPre ? "\n" : isItem ? "" : "<br>");
    }
    return out.toString().replaceAll("(?:<br>)+$", "");
  }
}
