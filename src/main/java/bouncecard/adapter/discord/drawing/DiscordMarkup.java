package bouncecard.adapter.discord.drawing;

import bouncecard.card.Rich;
import bouncecard.card.Span;
import bouncecard.text.UntrustedText;
import java.net.URI;
import java.time.Instant;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Writes text for Discord: the one place where it is escaped.
///
/// A backslash before a sign makes it ordinary
/// (<https://support.discord.com/hc/en-us/articles/210298617>), so that nothing is formatted, no
/// `[x](…)` is a link and no `<@1>`, `<#1>`, `<t:1>`, `<:x:1>` or `</x:1>` is drawn as what it
/// names (<https://docs.discord.com/developers/reference#message-formatting>). `@everyone` and
/// `@here` are parted by an invisible space, because a server looks for them before a client
/// unescapes; no message of ours may notify anybody anyway. A web address that is not a link of
/// ours is kept from becoming one, and ours are in angle brackets, which keeps Discord from
/// fetching a preview.
final class DiscordMarkup {
  private static final Pattern SIGNS = Pattern.compile("[\\\\*_~`|\\[\\]<]|:(?=//)");
  private static final Pattern NOTIFIES = Pattern.compile("@(?=everyone|here)");

  /// What makes a heading, list, small print or quotation at the beginning of a line.
  private static final Pattern OPENS_LINE = Pattern.compile("^(\\s*)([#>+-]|\\d+(?=[.)]))");

  private DiscordMarkup() {}

  /// As Discord's Markdown.
  static String markdown(Rich rich) {
    StringBuilder out = new StringBuilder();
    for (Span span : rich.drawn().spans()) {
      switch (span) {
        case Span.Plain(String text) -> out.append(plain(text, out.isEmpty()));
        case Span.Verbatim(String text) ->
            out.append(text.isBlank() ? text : "`" + text.replace('`', '\'') + "`");
        case Span.Link(URI address) -> out.append('<').append(address.toASCIIString()).append('>');
        case Span.Time(Instant moment) ->
            out.append("<t:").append(moment.getEpochSecond()).append(":f>");
      }
    }
    return out.toString();
  }

  /// As bold Markdown. Where something verbatim has two asterisks in it, bold would end there and
  /// the code with it, so that is left as it is.
  static String bold(Rich rich) {
    String text = markdown(rich).strip();
    boolean endsEarly =
        rich.spans().stream()
            .anyMatch(span -> !(span instanceof Span.Plain) && span.text().contains("**"));
    return text.isEmpty() || endsEarly ? text : "**" + text + "**";
  }

  private static String plain(String text, boolean opensLine) {
    String escaped = SIGNS.matcher(text).replaceAll("\\\\$0");
    escaped = NOTIFIES.matcher(escaped).replaceAll("@\u200B");
    return opensLine
        ? OPENS_LINE.matcher(escaped).replaceFirst(DiscordMarkup::escapeOpening)
        : escaped;
  }

  /// A number is no sign that could be escaped, but the full stop after it is.
  private static String escapeOpening(MatchResult match) {
    String opening = match.group(2);
    boolean isNumber = Character.isDigit(opening.charAt(0));
    return Matcher.quoteReplacement(match.group(1) + (isNumber ? opening + "\\" : "\\" + opening));
  }

  /// What may stand between the fences of a code block.
  static String fenced(String text) {
    return UntrustedText.drawable(text).replace("```", "'''");
  }
}
