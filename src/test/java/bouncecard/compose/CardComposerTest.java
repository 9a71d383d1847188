package bouncecard.compose;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.card.Block;
import bouncecard.card.Card;
import bouncecard.card.Rich;
import bouncecard.card.Severity;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.EnhancedStatusCodeEntry;
import bouncecard.catalog.Language;
import bouncecard.catalog.Message;
import bouncecard.catalog.ReplyCodeEntry;
import bouncecard.decode.Decoder;
import bouncecard.decode.Decoding;
import bouncecard.smtp.Code;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.ReplyCode;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CardComposerTest {
  private static final Catalog CATALOG = DataFiles.load();
  private static final Decoder DECODER = new Decoder(CATALOG);

  static List<Language> languages() {
    return CATALOG.languages();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void code_everyOneThatCanBeWritten_isComplete(Language language) {
    CardComposer composer = new CardComposer(CATALOG, language);
    for (int value = 200; value < 600; value++) {
      isComplete(composer.code(List.of(new ReplyCode(value))).whole());
    }
    for (int digit : List.of(2, 4, 5)) {
      for (int subject = 0; subject < 10; subject++) {
        for (int detail = 0; detail < 35; detail++) {
          isComplete(
              composer.code(List.of(new EnhancedStatusCode(digit, subject, detail))).whole());
        }
        isComplete(composer.code(List.of(new EnhancedStatusCode(digit, subject, 999))).whole());
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "554 blocked, see http://postmaster.comcast.net/smtp-error-codes.php#BL000110"
            + "|0010 Cloudmark CSI,0100 SenderScore|0001,1000",
        "554 listed. AUP#IPBL1001|0001 Spamhaus Zen,1000 Cloudmark CSI|0010,0100",
        "554 message rejected. AUP#URLBL011|001 SURBL,010 Spamhaus DBL|100",
      })
  void bounce_tokenThatIsABitMask_namesTheBitsThatAreSetAndNoOthers(
      String reply, String said, String unsaid) {
    for (Language language : CATALOG.languages()) {
      List<String> points =
          new CardComposer(CATALOG, language)
              .bounce(DECODER.decode(new UntrustedText(reply))).whole().blocks().stream()
                  .filter(Block.Points.class::isInstance)
                  .map(Block.Points.class::cast)
                  .flatMap(block -> block.points().stream())
                  .map(Rich::text)
                  .toList();
      for (String wanted : said.split(",", -1)) {
        assertThat(points).anyMatch(point -> point.startsWith(wanted));
      }
      for (String unwanted : unsaid.split(",", -1)) {
        assertThat(points).noneMatch(point -> point.startsWith(unwanted));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "550 5.7.612 Access denied, banned sending IP [192.0.2.25]|5.7.606-649",
        "421 4.7.0 [TSS04] Messages from 192.0.2.10 temporarily deferred|TSS08",
      })
  void bounce_codeOrTokenOfARange_saysWhichRange(String reply, String range) {
    for (Language language : CATALOG.languages()) {
      Card card =
          new CardComposer(CATALOG, language)
              .bounce(DECODER.decode(new UntrustedText(reply)))
              .whole();
      assertThat(card.blocks())
          .anyMatch(
              block ->
                  block instanceof Block.Paragraph(String _, Rich text)
                      && text.text().contains(range));
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void bounce_explained_saysWhatDecidedAndWhatLost(Language language) {
    Decoding read = DECODER.decode(new UntrustedText("554 5.7.1 mailbox is full"));
    Card plain = new CardComposer(CATALOG, language).bounce(read).whole();
    Card explained = new CardComposer(CATALOG, language).bounce(DECODER.explained(read)).whole();
    assertThat(explained.blocks()).startsWith(plain.blocks().toArray(Block[]::new));
    assertThat(explained.blocks().getLast())
        .isInstanceOfSatisfying(
            Block.Points.class,
            why ->
                assertThat(why.points().stream().map(Rich::text))
                    .anyMatch(point -> point.contains("wording.mailbox-full"))
                    .anyMatch(point -> point.contains("5.7.1"))
                    .noneMatch(point -> point.contains("{")));
  }

  @ParameterizedTest
  @MethodSource("languages")
  void difference_everyPairOfReplyCodes_saysWhatDecides(Language language) {
    CardComposer composer = new CardComposer(CATALOG, language);
    List<ReplyCode> codes = CATALOG.replyCodes().stream().map(ReplyCodeEntry::code).toList();
    for (ReplyCode first : codes) {
      for (ReplyCode second : codes) {
        if (first.value() < second.value()) {
          saysWhatDecides(composer.difference(List.of(first, second)).whole());
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void difference_pairsOfEnhancedAndMixedCodes_sayWhatDecides(Language language) {
    CardComposer composer = new CardComposer(CATALOG, language);
    List<Code> codes = new ArrayList<>();
    for (EnhancedStatusCodeEntry entry : CATALOG.enhancedStatusCodes()) {
      for (int digit : entry.classes()) {
        codes.add(code(digit + entry.key().substring(1)));
      }
    }
    codes.add(code("5.9.1"));
    codes.add(code("5.1.99"));
    codes.add(code("299"));
    for (int i = 0; i < codes.size(); i++) {
      for (int step = 1; step < codes.size(); step += 7) {
        Code other = codes.get((i + step) % codes.size());
        if (!other.equals(codes.get(i))) {
          saysWhatDecides(composer.difference(List.of(codes.get(i), other)).whole());
        }
      }
      saysWhatDecides(composer.difference(List.of(codes.get(i), code("550"))).whole());
    }
  }

  @Test
  void difference_curatedPairInEitherOrder_turnsWithTheQuestion() {
    CardComposer composer = new CardComposer(CATALOG, Language.ENGLISH);
    Card asked = composer.difference(List.of(code("252"), code("550"))).whole();
    Card turned = composer.difference(List.of(code("550"), code("252"))).whole();
    assertThat(turned.verdict()).isEqualTo(asked.verdict());
    assertThat(whichWhen(turned)).containsExactlyElementsOf(whichWhen(asked).reversed());
    assertThat(whichWhen(asked).getFirst()).startsWith("252 ");
  }

  @Test
  void difference_sixCodes_areRefusedAndCanEachBeAskedFor() {
    Card card =
        new CardComposer(CATALOG, Language.ENGLISH)
            .difference(codes("421", "450", "451", "452", "550", "552"))
            .whole();
    assertThat(card.blocks())
        .singleElement()
        .isInstanceOfSatisfying(
            Block.Choices.class,
            choices ->
                assertThat(choices.choices())
                    .extracting(Block.Choice::query)
                    .containsExactly("421", "450", "451", "452", "550", "552"));
  }

  @ParameterizedTest
  @CsvSource({
    "299, UNKNOWN_REPLY_CODE, SUCCESS",
    "489, UNKNOWN_REPLY_CODE, TEMPORARY",
    "599, UNKNOWN_REPLY_CODE, PERMANENT",
    "5.1.99, UNREGISTERED_CODE, PERMANENT",
    "4.3.77, UNREGISTERED_CODE, TEMPORARY",
    "5.9.1, UNREGISTERED_SUBJECT, PERMANENT",
    "2.7.26, UNUSUAL_CLASS, SUCCESS",
    "510, LOOKS_LIKE, PERMANENT",
  })
  void code_thatIsNotWhatItSeems_saysSoFirst(String written, Message doubt, Severity severity) {
    for (Language language : languages()) {
      Card card = new CardComposer(CATALOG, language).code(List.of(code(written))).whole();
      String words = CATALOG.texts(language).message(doubt);
      String told = words.substring(words.lastIndexOf('}') + 1).replace("`", "");
      assertThat(allText(card)).contains(told).contains(written);
      assertThat(card.severity()).isEqualTo(severity);
    }
  }

  @Test
  void code_togetherWithAnEnhancedOneThatContradictsIt_saysSo() {
    Card card = new CardComposer(CATALOG, Language.ENGLISH).code(codes("550", "4.4.7")).whole();
    assertThat(allText(card)).contains("contradict each other");
    assertThat(card.severity()).isEqualTo(Severity.PERMANENT);
    assertThat(
            allText(
                new CardComposer(CATALOG, Language.ENGLISH).code(codes("550", "5.1.1")).whole()))
        .doesNotContain("contradict each other");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "550 5.7.1 Greylisted, try again later|FIRST_DIGIT_MISLEADS",
        "550 4.4.7 Message expired|CODES_DISAGREE",
        "554 5.7.1 No|DECIDED_BY_FIRST_DIGIT",
        "550 5.2.2 No|DECIDED_BY_CODE",
        "550 5.1.1 User unknown|DECIDED_BY_WORDS",
      })
  void bounce_reply_saysWhatDecidedAndWhatMisleads(String reply, Message note) {
    for (Language language : languages()) {
      Card card = new CardComposer(CATALOG, language).bounce(decode(reply)).whole();
      assertThat(allText(card)).contains(longestPart(CATALOG.texts(language).message(note)));
    }
  }

  @Test
  void bounce_ordinaryReply_hasNoNoteThatItMisleads() {
    assertThat(
            allText(
                new CardComposer(CATALOG, Language.ENGLISH)
                    .bounce(decode("550 5.1.1 User unknown"))
                    .whole()))
        .doesNotContain(
            longestPart(CATALOG.texts(Language.ENGLISH).message(Message.FIRST_DIGIT_MISLEADS)))
        .doesNotContain(
            longestPart(CATALOG.texts(Language.ENGLISH).message(Message.CODES_DISAGREE)));
  }

  @Test
  void bounce_hostileReply_isQuotedWithoutWhatIsInvisible() {
    Card card =
        new CardComposer(CATALOG, Language.ENGLISH)
            .bounce(
                decode("550 5.1.1 <a@example.com>: User unknown \u202Eevil\u0007 `x` {recipient}"))
            .whole();
    assertThat(allText(card)).doesNotContain("\u202E", "\u0007").contains("{recipient}");
  }

  @Test
  void bounce_aThousandRecipients_namesTen() {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      many.append("Final-Recipient: rfc822; user%d@example.com\nStatus: 5.1.1\n\n".formatted(i));
    }
    String text =
        allText(
            new CardComposer(CATALOG, Language.ENGLISH).bounce(decode(many.toString())).whole());
    assertThat(text)
        .contains("user9@example.com")
        .contains("990")
        .doesNotContain("user10@example.com");
  }

  @Test
  void bounce_moreCausesThanAreShown_saysHowMany() {
    List<String> replies =
        List.of(
            "550 5.1.1 User unknown",
            "552 5.2.2 Mailbox full",
            "451 4.7.1 Greylisted, please try again in 300 seconds",
            "550 5.7.26 Unauthenticated email from example.com is not accepted due to DMARC policy",
            "552 5.3.4 Message size exceeds fixed limit",
            "554 5.7.1 Relay access denied",
            "550 5.2.1 Mailbox disabled",
            "550 5.1.2 Host unknown",
            "554 5.4.6 Too many hops",
            "554 5.7.1 Service unavailable; client host blocked using zen.spamhaus.org");
    StringBuilder report = new StringBuilder("Reporting-MTA: dns; mx.example.org\n");
    for (int i = 0; i < replies.size(); i++) {
      report
          .append("\nFinal-Recipient: rfc822; user" + i + "@example.com\nAction: failed\n")
          .append("Diagnostic-Code: smtp; " + replies.get(i) + "\n");
    }
    Card card =
        new CardComposer(CATALOG, Language.ENGLISH).bounce(decode(report.toString())).whole();
    assertThat(card.title()).isEqualTo("10 recipients, 10 causes");
    assertThat(card.blocks().stream().filter(Block.Heading.class::isInstance)).hasSize(8);
    assertThat(card.blocks().getLast())
        .isEqualTo(
            new Block.Note(Rich.plain("There are 2 more causes, which are not shown here.")));
  }

  @ParameterizedTest
  @MethodSource("languages")
  void bounce_everyCause_isComplete(Language language) {
    CardComposer composer = new CardComposer(CATALOG, language);
    Set<String> titles = new HashSet<>();
    for (var rule : CATALOG.rules()) {
      for (String wording : rule.conditions().any()) {
        for (String code : List.of("550 5.0.0 ", "451 4.0.0 ")) {
          Decoding decoding = decode(code + wording);
          if (!decoding.reports().isEmpty()) {
            Card card = composer.bounce(decoding).whole();
            isComplete(card);
            titles.add(card.title());
          }
        }
      }
    }
    assertThat(titles).hasSizeGreaterThan(60);
  }

  private static void saysWhatDecides(Card card) {
    isComplete(card);
    List<Block.Points> points =
        card.blocks().stream()
            .filter(Block.Points.class::isInstance)
            .map(Block.Points.class::cast)
            .toList();
    assertThat(points).as(card.title()).hasSize(2);
    assertThat(points.getFirst().points()).as(card.title()).isNotEmpty();
    assertThat(points.getLast().points()).as(card.title()).hasSize(2).doesNotHaveDuplicates();
  }

  private static List<String> whichWhen(Card card) {
    return card.blocks().stream()
        .filter(Block.Points.class::isInstance)
        .map(block -> ((Block.Points) block).points().stream().map(Rich::text).toList())
        .toList()
        .getLast();
  }

  /// A card with a title, a verdict and steps or points, and no hole in any text.
  private static void isComplete(Card card) {
    assertThat(card.title()).isNotBlank();
    assertThat(card.verdict().text()).as(card.title()).isNotBlank();
    assertThat(card.blocks()).as(card.title()).isNotEmpty();
    assertThat(allText(card)).as(card.title()).doesNotContain("{", "}", "Optional[");
  }

  private static String longestPart(String message) {
    String longest = "";
    for (String part : message.split("`|\\{[a-z_]+}", -1)) {
      longest = part.length() > longest.length() ? part : longest;
    }
    return longest;
  }

  private static Decoding decode(String text) {
    return DECODER.decode(new UntrustedText(text));
  }

  private static List<Code> codes(String... written) {
    return List.of(written).stream().map(CardComposerTest::code).toList();
  }

  private static Code code(String written) {
    return ReplyCode.parse(written)
        .<Code>map(code -> code)
        .or(() -> EnhancedStatusCode.parse(written))
        .orElseThrow();
  }

  private static String allText(Card card) {
    StringBuilder text = new StringBuilder(card.title()).append('\n').append(card.verdict().text());
    card.blocks().forEach(block -> append(text.append('\n'), block));
    card.buttons().forEach(button -> text.append('\n').append(button.label()));
    return text.toString();
  }

  private static void append(StringBuilder text, Block block) {
    switch (block) {
      case Block.Facts(var facts) ->
          facts.forEach(
              fact ->
                  text.append(fact.label()).append(": ").append(fact.value().text()).append('\n'));
      case Block.Heading(String heading) -> text.append(heading);
      case Block.Paragraph(String heading, Rich rich) ->
          text.append(heading).append('\n').append(rich.text());
      case Block.Steps(String heading, var steps) -> lines(text.append(heading), steps);
      case Block.Points(String heading, var points) -> lines(text.append(heading), points);
      case Block.Comparison(var _, var rows) ->
          rows.forEach(row -> lines(text.append(row.label()), row.cells()));
      case Block.Quote(String heading, UntrustedText words) ->
          text.append(heading).append('\n').append(words.value());
      case Block.Choices(String heading, var choices) ->
          choices.forEach(
              choice ->
                  text.append(heading)
                      .append(choice.query())
                      .append(' ')
                      .append(choice.description()));
      case Block.Note(Rich rich) -> text.append(rich.text());
    }
  }

  private static void lines(StringBuilder text, List<Rich> lines) {
    lines.forEach(line -> text.append('\n').append(line.text()));
  }
}
