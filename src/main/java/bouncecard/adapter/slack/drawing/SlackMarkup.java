package bouncecard.adapter.slack.drawing;

import bouncecard.card.Rich;
import bouncecard.card.Span;
import bouncecard.text.UntrustedText;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Writes text for Slack: the one place where it is escaped.
///
/// `&`, `<` and `>` are control characters and become entities, which leaves no `<!channel>` and no
/// `<@U123>` (<https://docs.slack.dev/messaging/formatting-message-text>). For `*`, `_`, `~` and
/// the back-tick Slack has no escape at all, so a word in which one of them could format is drawn
/// as code, where nothing is formatted and which can be copied as it is. A back-tick itself becomes
/// an apostrophe. Text objects are `verbatim`, so that Slack makes no links of names and addresses
/// (<https://docs.slack.dev/reference/block-kit/composition-objects/text-object>).
final class SlackMarkup {
  /// Parts words invisibly: Slack takes a back-tick for code only beside a space or a sign, and
  /// Korean puts a particle there.
  private static final char BOUNDARY = '\u200B';

  /// `*` anywhere, `_` and `~` but between letters or digits, an emoji's `:name:` other than the
  /// minutes of a time before a colon (`11:40: …`), `@here`, `#general`, and web addresses.
  private static final Pattern FORMATS =
      Pattern.compile(
          "[*`]|://|:(?!(?<=[0-9]:)[0-9]{2}:(?:\\s|$))[\\p{L}\\p{N}_+'-]++:"
              + "|(?<![\\p{L}\\p{N}])[_~]|[_~](?![\\p{L}\\p{N}])|(?<![\\p{L}\\p{N}])[@#]\\p{L}");

  /// One of these is in all that formats.
  private static final String SIGNS = "*`:_~@#";

  private static final Pattern WORDS = Pattern.compile("\\s+|\\S+");

  private SlackMarkup() {}

  /// As mrkdwn.
  static String mrkdwn(Rich rich) {
    StringBuilder out = new StringBuilder();
    boolean afterCode = false;
    for (Span span : guarded(rich.drawn()).spans()) {
      String text = span.text();
      switch (span) {
        case Span.Plain _ -> {
          separate(out, afterCode && isWordCharacter(text.codePointAt(0)));
          out.append(escape(text));
          afterCode = false;
        }
        case Span.Verbatim _ -> {
          separate(out, !out.isEmpty() && isWordCharacter(out.codePointBefore(out.length())));
          out.append('`').append(escape(text.replace('`', '\''))).append('`');
          afterCode = true;
        }
        case Span.Link(URI address) -> {
          out.append('<').append(escape(address.toASCIIString()).replace("|", "%7C")).append('>');
          afterCode = false;
        }
        case Span.Time(Instant moment) -> {
          out.append("<!date^")
              .append(moment.getEpochSecond())
              .append("^{date_short} {time}|")
              .append(text)
              .append('>');
          afterCode = false;
        }
      }
    }
    return out.toString();
  }

  private static void separate(StringBuilder out, boolean isNeeded) {
    if (isNeeded) {
      out.append(BOUNDARY);
    }
  }

  private static boolean isWordCharacter(int c) {
    return Character.isLetterOrDigit(c);
  }

  /// As bold mrkdwn. Slack does not take asterisks beside a space for bold; and where code has an
  /// asterisk in it, bold could end there and the code with it, so that is left as it is.
  static String bold(Rich rich) {
    String text = mrkdwn(rich).strip();
    return text.isEmpty() || text.indexOf('*') >= 0 ? text : "*" + text + "*";
  }

  /// With words that could format turned verbatim.
  private static Rich guarded(Rich rich) {
    List<Span> spans = new ArrayList<>();
    for (Span span : rich.spans()) {
      switch (span) {
        case Span.Plain(String text) -> addGuarded(spans, text);
        case Span.Verbatim(String text) ->
            spans.add(text.isBlank() ? new Span.Plain(text) : new Span.Verbatim(text));
        case Span.Link _, Span.Time _ -> spans.add(span);
      }
    }
    return new Rich(spans).drawn();
  }

  private static void addGuarded(List<Span> spans, String text) {
    boolean quotes = spans.isEmpty() && text.stripLeading().startsWith(">");
    if (!quotes && !formats(text)) {
      spans.add(new Span.Plain(text));
      return;
    }
    boolean isFirst = spans.isEmpty();
    for (String word : WORDS.matcher(text).results().map(MatchResult::group).toList()) {
      boolean formats = formats(word) || (isFirst && word.startsWith(">"));
      spans.add(formats ? new Span.Verbatim(word) : new Span.Plain(word));
      isFirst = isFirst && word.isBlank();
    }
  }

  /// Whether Slack would draw or link anything in it. Most texts have none of the signs, and need
  /// not be looked through for what stands around one.
  private static boolean formats(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (SIGNS.indexOf(text.charAt(i)) >= 0) {
        return FORMATS.matcher(text).find();
      }
    }
    return false;
  }

  /// For texts without any formatting: headers, buttons, fields. Slack keeps and gives back the
  /// characters of plain text as entities and shows them decoded (slackapi/bolt-python#513). Texts
  /// in rich text it shows as they are; those are not escaped.
  static String plain(String text) {
    return escape(UntrustedText.drawable(text));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
