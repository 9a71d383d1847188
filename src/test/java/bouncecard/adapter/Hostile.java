package bouncecard.adapter;

import bouncecard.card.Block;
import bouncecard.card.Button;
import bouncecard.card.Card;
import bouncecard.card.Rich;
import bouncecard.card.Severity;
import bouncecard.card.Span;
import bouncecard.catalog.Language;
import bouncecard.text.UntrustedText;
import java.net.URI;
import java.util.List;

/// Text that wants to be more than text.
public final class Hostile {
  /// What is tried, each on its own.
  public static final List<String> TEXTS =
      List.of(
          "<!channel> <!here> <!everyone> <!subteam^S1|ops> <!date^0^{date}|x>",
          "@everyone @here @channel <@U123> <@!1> <@&2> <#C1|general> <#3> #general",
          "[x](javascript:alert(1)) [bank](https://evil.example)"
              + " <https://evil.example|bank.example>",
          "<javascript:alert(1)|x> https://evil.example/ http://evil.example"
              + " <https://evil.example>",
          "`code` ``two`` ```three``` ````four```` `` ` ``` `",
          "*bold* _it_ ~no~ **b** __u__ ~~s~~ ||spoiler|| ***x*** snake_case_word a*b*c",
          "# heading",
          "- list",
          "+ list",
          "1. list",
          "12) list",
          "> quote",
          ">>> quote",
          "-# small",
          "  # indented",
          "*",
          "**",
          "_",
          "`",
          "```",
          "\\",
          "\\`",
          "\\*\\",
          "<",
          "&lt;!channel&gt; &amp;",
          "** [x](https://evil.example) ",
          "a** b** c*",
          ":fire: 2001:db8:100:1 <:x:1> <a:x:1> <t:1:R> </ban:1> <id:home>",
          "user\u202Egnp.exe\u202C \u200B\u200D\uFEFF\u2066x\u2069 \u0000\u0007\u001B[31mred",
          "line one\nline two\r\n# three\r- four\n```\nfive",
          " ",
          "",
          "\u200B",
          "\n",
          "\uD800",
          "👩‍👩‍👧‍👦 é 한국어`은`");

  private Hostile() {}

  /// A card with this text wherever a card has text.
  public static Card card(String text, Language language) {
    UntrustedText untrusted = new UntrustedText(text);
    Rich plain = new Rich(List.of(new Span.Plain(text)));
    Rich mixed =
        new Rich(
            List.of(
                new Span.Plain("before"),
                new Span.Verbatim(text),
                new Span.Plain(text),
                new Span.Verbatim(text),
                new Span.Verbatim(text),
                new Span.Plain("after"),
                new Span.Link(URI.create("https://example.com/a?b=1&c=_x_")),
                new Span.Link(URI.create("javascript:alert(1)")),
                new Span.Link(URI.create("https://bank.example@evil.example/"))));
    Block.Choice choice = new Block.Choice(text, text);
    return new Card(
        Severity.PERMANENT,
        language,
        text,
        mixed,
        List.of(
            new Block.Facts(
                List.of(
                    new Block.Fact("Recipient", Rich.verbatim(text)), new Block.Fact(text, mixed))),
            new Block.Heading(text),
            new Block.Paragraph("Meaning", plain),
            new Block.Paragraph("", plain),
            new Block.Steps("Fix", List.of(plain, mixed, Rich.verbatim(text))),
            new Block.Points(text, List.of(plain, mixed)),
            new Block.Comparison(
                List.of("550", text), List.of(new Block.Row(text, List.of(plain, mixed)))),
            new Block.Quote("Evidence", untrusted),
            new Block.Choices("Related", List.of(choice, choice, new Block.Choice("550", text))),
            new Block.Note(mixed)),
        List.of(
            new Button(Button.Kind.ASK, text, text),
            new Button(Button.Kind.ASK, "550", "550"),
            new Button(Button.Kind.ASK, "550", "550"),
            new Button(Button.Kind.SHARE, text, ""),
            new Button(Button.Kind.COPY, "Copy", ""),
            new Button(Button.Kind.LANGUAGE, "한국어", "ko"),
            new Button(Button.Kind.DISMISS, "Dismiss", "")));
  }
}
