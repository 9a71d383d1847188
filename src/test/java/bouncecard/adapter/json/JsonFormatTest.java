package bouncecard.adapter.json;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.Hostile;
import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.app.Answer;
import bouncecard.app.AnswerCard;
import bouncecard.app.Bouncecard;
import bouncecard.app.Document;
import bouncecard.app.Venue;
import bouncecard.catalog.Actor;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Cause;
import bouncecard.catalog.Language;
import bouncecard.catalog.Permanence;
import bouncecard.decode.Decoding;
import bouncecard.decode.Grade;
import bouncecard.decode.Report;
import bouncecard.delivery.BounceKind;
import bouncecard.delivery.FailedDelivery;
import bouncecard.delivery.OriginalMessage;
import bouncecard.delivery.Places;
import bouncecard.delivery.Timestamp;
import bouncecard.diagnose.Diagnosis;
import bouncecard.diagnose.Diagnosis.Alternative;
import bouncecard.diagnose.Diagnosis.Basis;
import bouncecard.diagnose.composition.Confidence;
import bouncecard.dsn.Bound;
import bouncecard.text.UntrustedText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The keys are a contract: other programs read them.
class JsonFormatTest {
  private static final List<String> REPORT =
      List.of(
          "finalRecipient",
          "originalRecipient",
          "action",
          "replyCode",
          "enhancedStatusCode",
          "statusField",
          "diagnosticCode",
          "command",
          "reportingMta",
          "remoteMta",
          "queueId",
          "provider",
          "cause",
          "family",
          "permanence",
          "actor",
          "rule",
          "evidence");

  private static final Catalog CATALOG = DataFiles.load();
  private static final Bouncecard BOUNCECARD =
      new Bouncecard(CATALOG, new JakartaMailReader(), new JsonEventReader(DataFiles.services()));
  private final JsonFormat format = new JsonFormat();
  private final ObjectMapper json = new ObjectMapper();

  /// What the document shows is what the program prints.
  @Test
  void render_theDocumentsExample_isAsTheDocumentHasIt() throws IOException {
    Path mail = Path.of("src/test/resources/bouncecard/mail/report.eml");
    String document = Files.readString(Path.of("docs/formats.md"));
    String shown = document.substring(document.indexOf("\n{") + 1, document.indexOf("\n}\n") + 2);

    Answer answer = BOUNCECARD.read(Files.readAllBytes(mail));
    AnswerCard reply =
        new AnswerCard(
            mail.toString(),
            answer,
            BOUNCECARD.card(answer, Language.ENGLISH),
            CATALOG.texts(Language.ENGLISH));

    assertThat(json.readTree(format.render(reply))).isEqualTo(json.readTree(shown));
  }

  @Test
  void render_bounce_hasEveryKeyOfTheContract() {
    JsonNode object =
        render(
            "mail.eml",
            """
            Reporting-MTA: dns; mx.example.org

            Final-Recipient: rfc822; bob@example.com
            Action: failed
            Status: 5.0.0
            Remote-MTA: dns; mail.example.com
            Diagnostic-Code: smtp; 550 5.1.1 User unknown (in reply to RCPT TO command)
            """);
    assertThat(object.propertyNames())
        .contains(
            "source",
            "answer",
            "kind",
            "replyCodes",
            "enhancedStatusCodes",
            "language",
            "title",
            "verdict",
            "reports");
    JsonNode report = object.path("reports").path(0);
    assertThat(report.propertyNames()).containsAll(REPORT);
    assertThat(object.path("source").asString()).isEqualTo("mail.eml");
    assertThat(object.path("answer").asString()).isEqualTo("bounce");
    assertThat(object.path("kind").asString()).isEqualTo("bounce");
    assertThat(object.path("replyCodes").toString()).isEqualTo("[\"550\"]");
    assertThat(object.path("enhancedStatusCodes").toString()).isEqualTo("[\"5.0.0\",\"5.1.1\"]");
    assertThat(report.path("finalRecipient").asString()).isEqualTo("bob@example.com");
    assertThat(report.path("originalRecipient").isNull()).isTrue();
    assertThat(report.path("statusField").asString()).isEqualTo("5.0.0");
    assertThat(report.path("diagnosticCode").asString())
        .isEqualTo("smtp; 550 5.1.1 User unknown (in reply to RCPT TO command)");
    assertThat(report.path("command").asString()).isEqualTo("RCPT");
    assertThat(report.path("family").asString()).isEqualTo("no-such-user");
    assertThat(report.path("permanence").asString()).isEqualTo("permanent");
  }

  @Test
  void render_bounce_leavesOutWhatNoPartTells() {
    JsonNode object = render("", "550 5.1.1 User unknown");
    assertThat(object.path("grade").asString()).isEqualTo("reply");
    assertThat(object.has("incomplete")).isFalse();
    assertThat(object.path("reports").path(0).propertyNames())
        .doesNotContain("at", "sendingIp", "alternatives");
    assertThat(object.path("reports").path(0).path("confidence").asString()).isEqualTo("sure");
  }

  @ParameterizedTest
  @CsvSource({
    "550 5.1.1 User unknown, wording",
    "421-4.7.0 [TSS04] Messages from 192.0.2.1 temporarily deferred, provider",
    "550 5.1.1 xyzzy, code",
    "550 Requested action not taken, code",
  })
  void render_bounce_saysOnWhatSortOfThingItRests(String said, String basis) {
    JsonNode report = render("", said).path("reports").path(0);
    assertThat(report.path("basis").asString()).isEqualTo(basis);
  }

  @Test
  void render_whatPartsTell_isWrittenInTheWordsOfTheContract() {
    Cause full = CATALOG.cause("mailbox-full");
    Cause unknown = CATALOG.cause("user-unknown");
    FailedDelivery found =
        new FailedDelivery(
            Optional.of(new UntrustedText("bob@example.com")),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            UntrustedText.EMPTY,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(
                new Timestamp(
                    LocalDateTime.of(2026, 2, 15, 9, 30),
                    Optional.of(ZoneOffset.ofHours(1)),
                    /* isYearAssumed= */ true)),
            Optional.of(new UntrustedText("192.0.2.1")),
            OriginalMessage.of(
                Optional.of("Your invoice"), Optional.of("<1@example.com>"), Optional.empty()),
            Places.NONE);
    Diagnosis diagnosis =
        new Diagnosis(
            Optional.empty(),
            full,
            Permanence.TEMPORARY,
            List.of(Actor.RECIPIENT),
            Basis.COMPOSITION,
            Optional.empty(),
            UntrustedText.EMPTY,
            Optional.of(Confidence.GUESS),
            List.of(new Alternative(unknown, Diagnosis.Test.LIVE_CHECK)));
    Answer answer =
        new Answer.BounceAnswer(
            new Decoding(
                    BounceKind.BOUNCE,
                    List.of(),
                    List.of(),
                    List.of(new Report(found, diagnosis, Optional.empty())),
                    List.of(),
                    Set.of(Bound.TEXT_LENGTH, Bound.RECIPIENTS))
                .withGrade(Grade.MENTION));
    JsonNode object = json.readTree(format.render(reply("", answer, Language.ENGLISH)));
    assertThat(object.path("grade").asString()).isEqualTo("mention");
    assertThat(object.path("incomplete").toString()).isEqualTo("[\"text-length\",\"recipients\"]");
    JsonNode report = object.path("reports").path(0);
    assertThat(report.path("at").asString()).isEqualTo("2026-02-15T09:30:00+01:00");
    assertThat(report.path("sendingIp").asString()).isEqualTo("192.0.2.1");
    assertThat(report.path("subject").asString()).isEqualTo("Your invoice");
    assertThat(report.path("messageId").asString()).isEqualTo("1@example.com");
    assertThat(report.has("date")).isFalse();
    assertThat(report.path("basis").asString()).isEqualTo("composition");
    assertThat(report.path("confidence").asString()).isEqualTo("guess");
    assertThat(report.path("alternatives").toString())
        .isEqualTo("[{\"cause\":\"user-unknown\",\"test\":\"live-check\"}]");
  }

  @ParameterizedTest
  @CsvSource({
    "550, code",
    "5.1.1, enhanced",
    "252 550, compare",
    "550 5.1.1, code",
    "TSS04, token",
    "5xx, class",
    "55, ask",
    "find greylisting, search",
    "check example.com, check",
    "help, help",
    "999, none",
  })
  void render_question_saysWhatItWasTakenFor(String said, String answer) {
    JsonNode object = render("", said);
    assertThat(object.path("answer").asString()).isEqualTo(answer);
    assertThat(object.path("reports").isArray()).isTrue();
    assertThat(object.path("reports").isEmpty()).isTrue();
    assertThat(object.has("kind")).isFalse();
  }

  @Test
  void render_token_saysWhoseItIs() {
    JsonNode object = render("", "TSS04");
    assertThat(object.path("token").asString()).isEqualTo("TSS04");
    assertThat(object.path("rule").asString()).startsWith("yahoo.");
    assertThat(object.path("cause").asString()).isNotEmpty();
  }

  @Test
  void render_hostileText_isOneLineThatReadsBack() {
    for (String text : Hostile.TEXTS) {
      String said = "550 5.1.1 <bob@example.com>: " + text;
      Answer answer = BOUNCECARD.ask(new UntrustedText(said), Venue.DOCUMENT).answer();
      String line = format.render(reply(text, answer, Language.ENGLISH));
      assertThat(line).doesNotContain("\n", "\r");
      assertThat(json.readTree(line).path("source").asString()).isEqualTo(text);
    }
  }

  @Test
  void render_inKorean_translatesTextsAndNoKeysOrTerms() {
    Answer answer =
        BOUNCECARD.ask(new UntrustedText("550 5.1.1 User unknown"), Venue.DOCUMENT).answer();
    JsonNode english = json.readTree(format.render(reply("", answer, Language.ENGLISH)));
    JsonNode korean = json.readTree(format.render(reply("", answer, new Language("ko"))));
    assertThat(korean.propertyNames()).isEqualTo(english.propertyNames());
    assertThat(korean.path("reports")).isEqualTo(english.path("reports"));
    assertThat(korean.path("verdict")).isNotEqualTo(english.path("verdict"));
  }

  @Test
  void render_explainedBounce_saysWhatCameIntoQuestion() {
    Answer answer =
        BOUNCECARD.explained(
            BOUNCECARD.ask(new UntrustedText("554 5.7.1 mailbox is full"), Venue.CHAT).answer());
    JsonNode why =
        json.readTree(
                format.render(
                    new AnswerCard(
                        "",
                        answer,
                        BOUNCECARD.card(answer, Language.ENGLISH),
                        CATALOG.texts(Language.ENGLISH))))
            .path("reports")
            .path(0)
            .path("why");
    assertThat(why.propertyNames()).containsExactly("speakers", "contenders");
    JsonNode winner = why.path("contenders").path(0);
    assertThat(winner.propertyNames())
        .containsExactly("rule", "basis", "cause", "evidence", "strength", "outcome");
    assertThat(winner.path("outcome").asString()).isEqualTo("won");
    assertThat(winner.path("rule").asString()).isEqualTo("wording.mailbox-full");
  }

  @Test
  void render_rule_hasEveryKeyOfTheContract() {
    Answer answer = new Answer.RuleAnswer(CATALOG.rules().getFirst(), /* alone= */ true);
    JsonNode object =
        json.readTree(
            format.render(
                new AnswerCard(
                    "",
                    answer,
                    BOUNCECARD.card(answer, Language.ENGLISH),
                    CATALOG.texts(Language.ENGLISH))));
    assertThat(object.propertyNames())
        .containsExactly(
            "answer",
            "rule",
            "provider",
            "any",
            "all",
            "token",
            "replyCodes",
            "enhancedStatusCodes",
            "commands",
            "needsProvider",
            "cause",
            "permanence",
            "actors",
            "seenWith",
            "redefines",
            "wraps",
            "lasts",
            "help",
            "source",
            "seen",
            "language",
            "title",
            "verdict");
  }

  @Test
  void render_mailOverBounds_namesThemAsTheCardSaysThem() {
    String mail =
        "From: MAILER-DAEMON@mx.example.org\nTo: a@example.org\nSubject: Undelivered Mail\n"
            + "a:\n".repeat(600)
            + "\n<bob@example.com>: 550 5.1.1 User unknown\n";
    JsonNode object = json.readTree(format.render(reply(BOUNCECARD.read(bytes(mail)))));
    assertThat(object.path("incomplete").valueStream().map(JsonNode::asString))
        .containsExactly("headers");
    assertThat(object.path("reports").path(0).path("finalRecipient").asString())
        .isEqualTo("bob@example.com");
  }

  @Test
  void render_documentThatWasCutOff_saysSo() {
    byte[] text = bytes("550 5.1.1 <bob@example.com>: User unknown\n");
    Answer answer = BOUNCECARD.read(new Document.Content("x", text, /* truncated= */ true));
    JsonNode object = json.readTree(format.render(reply(answer)));
    assertThat(object.path("incomplete").valueStream().map(JsonNode::asString))
        .containsExactly("text-length");
  }

  @Test
  void render_bounceReadWhole_hasNothingIncomplete() {
    assertThat(render("", "550 5.1.1 User unknown").has("incomplete")).isFalse();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private AnswerCard reply(Answer answer) {
    return new AnswerCard(
        "", answer, BOUNCECARD.card(answer, Language.ENGLISH), CATALOG.texts(Language.ENGLISH));
  }

  private JsonNode render(String source, String said) {
    Answer answer = BOUNCECARD.ask(new UntrustedText(said), Venue.CHAT).answer();
    return json.readTree(format.render(reply(source, answer, Language.ENGLISH)));
  }

  private AnswerCard reply(String source, Answer answer, Language language) {
    return new AnswerCard(
        source, answer, BOUNCECARD.card(answer, language), CATALOG.texts(language));
  }
}
