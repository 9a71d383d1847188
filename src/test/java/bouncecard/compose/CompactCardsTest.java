package bouncecard.compose;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.card.Block;
import bouncecard.card.Card;
import bouncecard.card.Severity;
import bouncecard.card.Size;
import bouncecard.card.TightRow;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.EnhancedStatusCodeEntry;
import bouncecard.catalog.Language;
import bouncecard.catalog.Pair;
import bouncecard.catalog.Rule;
import bouncecard.decode.Decoder;
import bouncecard.decode.Decoding;
import bouncecard.smtp.Code;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.ReplyCode;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/// What a compact card may take: 120 words and 1.2 screens of 390 by 700 pixels in English, and as
/// many screens in other languages.
///
/// The measure is this test's own: a line of a chat holds 34 narrow letters and is 22 pixels high,
/// a title 26, each block has 8 pixels above it, the head of the message takes 40 and two buttons
/// with a menu 96.
final class CompactCardsTest {
  private static final Catalog CATALOG = DataFiles.load();
  private static final Decoder DECODER = new Decoder(CATALOG);
  private static final int SCREEN = 700;
  private static final int COLUMNS = 34;

  @Test
  void compact_ofEveryCode_fitsAScreen() {
    everyLanguage(
        (composer, sizes) -> {
          for (Code code : codes()) {
            sizes.check(code.toString(), composer.code(List.of(code)).compact());
          }
          for (Code code : codes()) {
            List<Code> both = List.of(new ReplyCode(code.classDigit() * 100 + 50), code);
            if (code instanceof EnhancedStatusCode) {
              sizes.check(both.toString(), composer.code(both).compact());
            }
          }
        });
  }

  @Test
  void compact_ofEveryPair_fitsAScreen() {
    everyLanguage(
        (composer, sizes) -> {
          for (Pair pair : CATALOG.pairs()) {
            sizes.check(
                pair.key(), composer.difference(List.of(pair.first(), pair.second())).compact());
          }
          List<Code> codes = codes();
          for (int i = 0; i < codes.size(); i++) {
            Code other = codes.get((i * 37 + 11) % codes.size());
            sizes.check(
                codes.get(i) + "/" + other,
                composer.difference(List.of(codes.get(i), other)).compact());
          }
          List<Code> four =
              List.of(
                  new ReplyCode(421), new ReplyCode(450), new ReplyCode(550), new ReplyCode(552));
          sizes.check("four", composer.difference(four).compact());
        });
  }

  @Test
  void compact_ofEveryTokenAndRule_fitsAScreen() {
    everyLanguage(
        (composer, sizes) -> {
          for (Rule rule : CATALOG.rules()) {
            if (CATALOG.texts(Language.ENGLISH).rule(rule.id()).isPresent()) {
              String token = rule.conditions().token().map(Object::toString).orElse("TOKEN");
              sizes.check(rule.id().toString(), composer.token(rule, token).compact());
            }
          }
        });
  }

  @Test
  void compact_ofABounceWithEveryWording_fitsAScreen() {
    Map<String, Decoding> decoded = new LinkedHashMap<>();
    for (Rule rule : CATALOG.rules()) {
      for (String wording : rule.conditions().any()) {
        String reply =
            "<someone.with.a.name@mail.example.com>: host mx.example.com[192.0.2.1] said: 550"
                + " 5.7.1 "
                + wording
                + " [203.0.113.9] https://postmaster.example.net/why (in reply to RCPT TO)";
        decoded.put(rule.id() + ": " + wording, DECODER.decode(new UntrustedText(reply)));
      }
    }
    everyLanguage(
        (composer, sizes) ->
            decoded.forEach(
                (what, decoding) -> sizes.check(what, composer.bounce(decoding).compact())));
  }

  @Test
  void compact_ofStepsThatDoNotFit_leavesOutAStepRatherThanItsCommands() {
    Decoding decoding =
        DECODER.decode(
            new UntrustedText(
                "host gmail-smtp-in.l.google.com[192.0.2.27] said: 550-5.7.26 This mail has been"
                    + " blocked because the sender is unauthenticated. 550-5.7.26 SPF"
                    + " [example.com] with ip: [203.0.113.9] = did not pass 550 5.7.26 (in reply"
                    + " to end of DATA command)"));
    everyLanguage(
        (composer, sizes) -> {
          Card card = composer.bounce(decoding).compact();
          sizes.check("two steps", card);
          assertThat(card.blocks().toString()).contains("_domainkey.example.com");
        });
  }

  @Test
  void compact_ofTwelveRecipients_fitsAScreenAndAHalf() {
    String[] replies = {
      "550 5.1.1 User unknown",
      "552 5.2.2 Mailbox full",
      "451 4.4.1 Connection timed out",
      "550 5.7.1 Service unavailable; client [203.0.113.9] blocked using zen.spamhaus.org"
    };
    StringBuilder report = new StringBuilder("Reporting-MTA: dns; mx.example.org\n");
    for (int i = 0; i < 12; i++) {
      boolean isDelayed = replies[i % 4].startsWith("4");
      report
          .append("\nFinal-Recipient: rfc822; user")
          .append(i)
          .append("@example.com\nAction: ")
          .append(isDelayed ? "delayed" : "failed")
          .append("\nStatus: ")
          .append(replies[i % 4], 4, 9)
          .append("\nDiagnostic-Code: smtp; ")
          .append(replies[i % 4])
          .append("\n");
    }
    everyLanguage(
        (composer, sizes) -> {
          Card card =
              composer.bounce(DECODER.decode(new UntrustedText(report.toString()))).compact();
          assertThat(pixels(card)).isLessThan(SCREEN * 3 / 2);
          assertThat(words(card)).isLessThanOrEqualTo(160);
          assertThat(card.verdict().text()).contains("9").contains("3").doesNotContain("12");
          sizes.check("twelve", card);
        });
  }

  @Test
  void difference_ofAYesAndANo_isNeutral() {
    CardComposer composer = new CardComposer(CATALOG, Language.ENGLISH);
    assertThat(composer.difference(List.of(new ReplyCode(252), new ReplyCode(550))).compact())
        .extracting(Card::severity)
        .isEqualTo(Severity.NEUTRAL);
    assertThat(composer.difference(List.of(new ReplyCode(550), new ReplyCode(553))).whole())
        .extracting(Card::severity)
        .isEqualTo(Severity.PERMANENT);
  }

  private static List<Code> codes() {
    List<Code> codes = new ArrayList<>();
    CATALOG.replyCodes().forEach(entry -> codes.add(entry.code()));
    for (EnhancedStatusCodeEntry entry : CATALOG.enhancedStatusCodes()) {
      for (int digit : List.of(2, 4, 5)) {
        EnhancedStatusCode.parse(digit + entry.key().substring(1)).ifPresent(codes::add);
      }
    }
    EnhancedStatusCode.parse("5.7.511").ifPresent(codes::add);
    EnhancedStatusCode.parse("5.99.1").ifPresent(codes::add);
    codes.add(new ReplyCode(418));
    return codes;
  }

  private static void everyLanguage(BiConsumer<CardComposer, Sizes> test) {
    for (Language language : CATALOG.languages()) {
      Sizes sizes = new Sizes(language);
      test.accept(new CardComposer(CATALOG, language), sizes);
      System.out.printf(
          "compact cards (%s): %d, longest %d words, %.2f screens%n",
          language.tag(), sizes.count, sizes.words, (double) sizes.pixels / SCREEN);
      assertThat(sizes.tooLarge).isEmpty();
    }
  }

  /// What was measured in one language.
  private static final class Sizes {
    private final Language language;
    private final List<String> tooLarge = new ArrayList<>();
    private int count;
    private int words;
    private int pixels;

    Sizes(Language language) {
      this.language = language;
    }

    void check(String what, Card card) {
      assertThat(card.size()).as(what).isEqualTo(Size.COMPACT);
      assertThat(card.blocks()).as(what).isNotEmpty();
      boolean isEnglish = language.equals(Language.ENGLISH);
      int most = what.equals("twelve") ? 160 : 120;
      int mostPixels = what.equals("twelve") ? SCREEN * 3 / 2 : SCREEN * 6 / 5;
      if ((isEnglish && words(card) > most) || pixels(card) > mostPixels) {
        tooLarge.add(what + ": " + words(card) + " words, " + pixels(card) + " pixels");
      }
      count++;
      words = Math.max(words, words(card));
      pixels = Math.max(pixels, pixels(card));
    }
  }

  private static int words(Card card) {
    StringBuilder all = new StringBuilder(card.title() + "\n" + card.verdict().text());
    card.blocks().forEach(block -> lines(block).forEach(line -> all.append('\n').append(line)));
    int count = 0;
    for (String word : all.toString().split("\\s+", -1)) {
      count += word.codePoints().anyMatch(Character::isLetterOrDigit) ? 1 : 0;
    }
    return count;
  }

  private static int pixels(Card card) {
    int pixels = 40 + 96 + 26 * height(card.title()) + 22 * height(card.verdict().text());
    for (Block block : card.blocks()) {
      pixels += 8;
      for (String line : lines(block)) {
        pixels += 22 * height(line);
      }
    }
    return pixels;
  }

  /// The lines of a block before they are wrapped.
  private static List<String> lines(Block block) {
    List<String> lines = new ArrayList<>();
    switch (block) {
      case Block.Facts(var facts) ->
          facts.forEach(fact -> lines.add(fact.label() + ": " + fact.value().text()));
      case Block.Heading(String text) -> lines.add(text);
      case Block.Paragraph(String heading, var text) -> {
        lines.add(heading);
        lines.add(text.text());
      }
      case Block.Steps(String heading, var steps) -> {
        lines.add(heading);
        steps.forEach(step -> lines.add("1. " + step.text()));
      }
      case Block.Points(String heading, var points) -> {
        lines.add(heading);
        points.forEach(point -> lines.add("-  " + point.text()));
      }
      case Block.Comparison(var columns, var rows) ->
          rows.forEach(row -> lines.add(row.label() + ": " + TightRow.cells(columns, row).text()));
      case Block.Quote(String heading, var text) -> {
        lines.add(heading);
        text.value().lines().forEach(lines::add);
      }
      case Block.Choices(String heading, var choices) -> {
        lines.add(heading);
        choices.forEach(choice -> lines.add(choice.query() + " " + choice.description()));
      }
      case Block.Note(var text) -> lines.add(text.text());
    }
    lines.removeIf(String::isBlank);
    return lines;
  }

  /// How many lines a text is wrapped to.
  private static int height(String text) {
    int lines = 1;
    int column = 0;
    for (String word : text.split(" ", -1)) {
      int wide = word.chars().map(c -> c >= 0x1100 ? 2 : 1).sum();
      if (column > 0 && column + 1 + wide > COLUMNS) {
        lines++;
        column = 0;
      }
      column += wide + (column > 0 ? 1 : 0);
      while (column > COLUMNS) {
        lines++;
        column -= COLUMNS;
      }
    }
    return lines;
  }
}
