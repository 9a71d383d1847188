package bouncecard.diagnose.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import bouncecard.adapter.data.DataFiles;
import bouncecard.catalog.Catalog;
import bouncecard.decode.Decoder;
import bouncecard.decode.Decoding;
import bouncecard.decode.Report;
import bouncecard.diagnose.Diagnosis;
import bouncecard.smtp.ReplyCode;
import bouncecard.text.UntrustedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What sentences come to that no rule lists.
class CauseComposerTest {
  private static final Path FOLDER = Path.of("src/test/resources/bouncecard/lexicon");
  private static final Catalog CATALOG = DataFiles.load();
  private static final CauseComposer COMPOSER = new CauseComposer(CATALOG.lexicon());
  private static final Decoder DECODER = new Decoder(CATALOG);
  private static final long SEED = 13;
  private static final int MEGABYTE = 1 << 20;

  /// A reply and why it was sent.
  record Labelled(String cause, String reply) {}

  /// How many were read, rightly, for sure, and rightly for sure.
  record Tally(int all, int right, int sure, int surelyRight) {}

  private static List<Labelled> labelled(String file) throws IOException {
    return Files.readAllLines(FOLDER.resolve(file)).stream()
        .map(line -> line.split("\\|", 2))
        .map(parts -> new Labelled(parts[0], parts[1]))
        .toList();
  }

  private static Tally tally(String file) throws IOException {
    int right = 0;
    int sure = 0;
    int surelyRight = 0;
    List<Labelled> all = labelled(file);
    for (Labelled one : all) {
      Optional<Diagnosis> judged =
          DECODER.decode(new UntrustedText(one.reply())).reports().stream()
              .map(Report::diagnosis)
              .findFirst();
      boolean isRight = judged.filter(it -> it.cause().id().equals(one.cause())).isPresent();
      boolean isSure =
          judged.flatMap(Diagnosis::confidence).filter(Confidence.SURE::equals).isPresent();
      right += isRight ? 1 : 0;
      sure += isSure ? 1 : 0;
      surelyRight += isRight && isSure ? 1 : 0;
    }
    return new Tally(all.size(), right, sure, surelyRight);
  }

  @Test
  void decode_repliesThatWereLookedAt_areUnderstood() throws IOException {
    Tally tally = tally("looked-at.txt");
    assertThat(tally.right()).as("%s", tally).isGreaterThan(tally.all() * 88 / 100);
    assertThat(tally.surelyRight()).as("%s", tally).isGreaterThan(tally.sure() * 96 / 100);
  }

  @Test
  void decode_repliesThatWereHeldBack_areUnderstood() throws IOException {
    Tally tally = tally("held-back.txt");
    assertThat(tally.right()).as("%s", tally).isGreaterThan(tally.all() * 80 / 100);
    assertThat(tally.surelyRight()).as("%s", tally).isGreaterThan(tally.sure() * 94 / 100);
  }

  /// A reply as a server of some provider words it, with what its author meant.
  ///
  /// @param causes any of which is right
  /// @param permanences any of which is right
  /// @param actors any of which is right; none where nobody can be named
  record Server(List<String> causes, List<String> permanences, List<String> actors, String reply) {}

  /// How many were read, and what of them was told rightly.
  record Told(int all, int causes, int permanences, int actors, int sure, int surelyRight) {}

  private static final Map<String, String> ACTORS =
      Map.of(
          "s", "sender",
          "sa", "sender-admin",
          "r", "recipient",
          "ra", "recipient-admin",
          "n", "nobody");

  private static List<Server> servers(String file) throws IOException {
    return Files.readAllLines(FOLDER.resolve(file)).stream()
        .map(line -> line.split("\\|", 4))
        .map(
            parts ->
                new Server(
                    List.of(parts[0].split(",")),
                    List.of(parts[1].split(",")),
                    Stream.of(parts[2].split(","))
                        .map(ACTORS::get)
                        .filter(Objects::nonNull)
                        .toList(),
                    parts[3]))
        .toList();
  }

  private static Told told(String file) throws IOException {
    int causes = 0;
    int permanences = 0;
    int actors = 0;
    int sure = 0;
    int surelyRight = 0;
    List<Server> all = servers(file);
    for (Server one : all) {
      List<Report> reports = DECODER.decode(new UntrustedText(one.reply())).reports();
      if (reports.isEmpty()) {
        continue;
      }
      Diagnosis judged = reports.getFirst().diagnosis();
      boolean isRight = one.causes().contains(judged.cause().id());
      boolean isSure = judged.confidence().filter(Confidence.SURE::equals).isPresent();
      causes += isRight ? 1 : 0;
      permanences += one.permanences().contains(judged.permanence().token()) ? 1 : 0;
      actors +=
          one.actors().isEmpty()
                  || (!judged.actors().isEmpty()
                      && one.actors().contains(judged.actors().getFirst().token()))
              ? 1
              : 0;
      sure += isSure ? 1 : 0;
      surelyRight += isRight && isSure ? 1 : 0;
    }
    return new Told(all.size(), causes, permanences, actors, sure, surelyRight);
  }

  @ParameterizedTest
  @CsvSource({
    "servers-looked-at.txt, 90, 94, 95",
    "servers-held-back.txt, 84, 89, 92",
    "plain-looked-at.txt, 88, 90, 97",
    "plain-held-back.txt, 72, 78, 93",
    "wit-looked-at.txt, 90, 90, 97",
    "wit-held-back.txt, 72, 72, 93"
  })
  void decode_repliesOfServers_areTold(String file, int causes, int actors, int sure)
      throws IOException {
    Told told = told(file);
    assertThat(told.causes()).as("%s", told).isGreaterThanOrEqualTo(told.all() * causes / 100);
    assertThat(told.actors()).as("%s", told).isGreaterThanOrEqualTo(told.all() * actors / 100);
    assertThat(told.permanences()).as("%s", told).isGreaterThanOrEqualTo(told.all() * 97 / 100);
    assertThat(told.surelyRight()).as("%s", told).isGreaterThanOrEqualTo(told.sure() * sure / 100);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Whose domain it is stands beside it.
        "550 5.1.8 the domain that the sender uses does not exist|sender-domain-invalid",
        "550 5.1.2 the domain that you wrote to does not exist|domain-not-found",
        // What a server said counts more than what introduces it.
        "Address not found. The response from the remote server was: 552 mailbox is over"
            + " quota|mailbox-full",
        // A command that is said to have failed says whom the reply is about, and no reason.
        "MAIL FROM failed: 550 no such domain|sender-domain-invalid",
        "RCPT TO failed: 550 no such domain|domain-not-found",
        "Error in MAIL FROM: 421 come again later|greylisted",
        // Lines are counted in the message.
        "550 maximum allowed line length is 998 octets, got 2011|content-format",
        "550 maximum allowed message size is 998 kB, got 2011|message-too-large",
        // What a person says above a reply decides nothing.
        "'since this morning our newsletter fails:\n550 No such user here'|user-unknown",
        "554 5.7.1 Message rejected due to content restrictions|spam-content",
        // A longer reading beats a wording within it.
        "550 5.1.2 Il dominio del destinatario non esiste|domain-not-found",
      })
  void decode_wordsBesideOthers_areReadTogether(String reply, String cause) {
    assertThat(
            DECODER.decode(new UntrustedText(reply)).reports().getFirst().diagnosis().cause().id())
        .isEqualTo(cause);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // What is only named is likely why.
        "550 5.7.1 SPF (198.51.100.3)|spf|likely",
        "550 5.7.1 trojan (W97)|virus|likely",
        // It is not where it is denied, or where something is said of it.
        "550 5.7.1 not SPF (198.51.100.3)|unknown|none",
        "550 5.7.1 SPF has passed (198.51.100.3)|unknown|none",
        // So is what a code contradicts, and what only another's words say.
        "550 5.2.2 the recipient is unknown|user-unknown|likely",
        "550 5.7.1 mail about \"Your mailbox is full\" was classified as spam|spam-content|sure",
        // A guess is not said beside a code that is about something else.
        "550 this letter reached 12 of our spam traps|mailbox-full|guess",
        "550 5.7.1 this letter reached 12 of our spam traps|unknown|none",
        // A comma ends what is missing; it does not turn what follows.
        "550 brak wpisu PTR, odrzucono|reverse-dns|sure",
        "550 kein Postfach, abgelehnt|user-unknown|likely",
        "550 nie ma skrzynki, odrzucono|user-unknown|likely",
        // A negator that ends a clause is said of what stands before it.
        "550 5.1.1 the domain exists, the user does not|user-unknown|sure",
        "550 5.1.1 the domain is known, this mailbox is not|user-unknown|sure",
        // What judges mail may be out of order itself.
        "451 4.7.1 the spam filter is down|config-error|sure",
        "550 5.7.1 refused by our spam filter|spam-content|sure",
        "550 5.7.1 offer.pdf.exe refused|virus|sure",
      })
  void decode_wordsThatSaySoMuch_areSoSure(String reply, String cause, String confidence) {
    Diagnosis judged = DECODER.decode(new UntrustedText(reply)).reports().getFirst().diagnosis();
    assertThat(judged.cause().id()).isEqualTo(cause);
    assertThat(judged.confidence().map(Confidence::token).orElse("none")).isEqualTo(confidence);
  }

  static Stream<String> silent() throws IOException {
    return Files.readAllLines(FOLDER.resolve("silent.txt")).stream();
  }

  @ParameterizedTest
  @MethodSource("silent")
  void decode_whatIsNoFailure_isSilent(String line) {
    assertThat(DECODER.decode(new UntrustedText(line)).reports())
        .extracting(report -> report.diagnosis().permanence().token())
        .doesNotContain("permanent", "temporary");
  }

  @Test
  void compose_otherWrapping_isTheSame() throws IOException {
    List<Labelled> all = new ArrayList<>(labelled("looked-at.txt"));
    all.addAll(labelled("held-back.txt"));
    for (Labelled one : all) {
      Optional<String> cause = cause(one.reply());
      assertThat(cause(one.reply().toUpperCase(Locale.ROOT))).as(one.reply()).isEqualTo(cause);
      assertThat(cause(one.reply().replace(" ", "  "))).as(one.reply()).isEqualTo(cause);
      assertThat(cause(one.reply() + " (4F2A91)")).as(one.reply()).isEqualTo(cause);
    }
  }

  @Test
  void compose_wordsThatNobodyKnows_comeToNothing() throws IOException {
    for (Labelled one : labelled("looked-at.txt")) {
      String other = one.reply().replaceAll("\\p{L}", "q");
      assertThat(cause(other)).as(one.reply()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Parts of a program's names are no words.
        "550 see SmtpClientTest.rejects_unknown|",
        "550 metric mailbox_not_found_total|",
        // Words that stand close together are.
        "550 RESOLVER.ADR.RecipNotFound|user-unknown",
        "550 USER_UNKNOWN|user-unknown",
        "550 Delivery failed.Recipient unknown|user-unknown",
      })
  void compose_namesOfAProgram_sayNothing(String reply, @Nullable String cause) {
    assertThat(cause(reply)).isEqualTo(Optional.ofNullable(cause));
  }

  private static Optional<String> cause(String reply) {
    return COMPOSER
        .compose(
            reply,
            reply.length() > 3 ? ReplyCode.parse(reply.substring(0, 3)) : Optional.empty(),
            Optional.empty(),
            Optional.empty())
        .map(Composition::cause);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "550 Requested action not taken: mailbox unavailable|user-unknown|policy|live-check",
        "550 user unknown or mailbox full|user-unknown|mailbox-full|live-check",
        "550 5.1.1 recipient rejected for policy reasons|user-unknown|policy|live-check",
        "550 5.1.1 blocked by policy|policy|user-unknown|live-check",
        "550 5.7.1 access denied|policy|ip-reputation|command",
        "451 4.3.0 try again later|server-busy|greylisted|log-line",
        "553 5.3.0 rejected|policy|ip-reputation|command",
        "550 denied (7fa01)|policy|ip-reputation|command",
      })
  void decode_twoReadings_areBothSaid(String reply, String cause, String other, String test) {
    Diagnosis judged = DECODER.decode(new UntrustedText(reply)).reports().getFirst().diagnosis();
    assertThat(judged.cause().id()).isEqualTo(cause);
    assertThat(judged.isCertain() && !cause.equals("unknown")).isFalse();
    assertThat(judged.alternatives())
        .extracting(one -> one.cause().id() + " " + one.test().token())
        .contains(other + " " + test);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "421 连接超时|421|connection-failure",
        "550 recipeint adress unkown|550|user-unknown",
        "554 you're blacklsited|554|blocklisted",
        "552 mailbx is full, qouta exeeded|552|mailbox-full",
        "550 Geweigerd|550|policy",
        "552 L'espace de stockage du destinataire est épuisé|552|mailbox-full",
        "550 https://mail.example.org/why?r=no-such-user|550|user-unknown",
        "530 Bitte zuerst anmelden|530|login-required",
        "554 not the content, but the blacklist your server is on|554|blocklisted",
      })
  void decode_codeBeforeWordsOfAnyKind_isRead(String reply, String code, String cause) {
    Decoding decoding = DECODER.decode(new UntrustedText(reply));
    assertThat(decoding.replyCodes()).extracting(Object::toString).containsExactly(code);
    assertThat(decoding.reports())
        .extracting(report -> report.diagnosis().cause().id())
        .containsExactly(cause);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "550 Madison Avenue, New York",
        "421 lines changed, 3 files removed",
        "450 euros are missing from the budget",
        "450 g of flour, then wait ten minutes",
        "451 Fahrenheit is a book about censorship",
        "450 personnes bloquées dans le train",
        "550 personas sin acceso a la cuenta",
        "550块钱的手机坏了",
        "450 W power supply died",
        "530pm works for me, calendar is full",
      })
  void decode_whatIsCounted_isNoReply(String text) {
    assertThat(DECODER.decode(new UntrustedText(text)).isNothing()).isTrue();
  }

  @Test
  void decode_oneReading_isCertainAndAlone() {
    Diagnosis judged =
        DECODER
            .decode(new UntrustedText("550 5.1.1 <user@example.com>: user unknown"))
            .reports()
            .getFirst()
            .diagnosis();
    assertThat(judged.isCertain()).isTrue();
    assertThat(judged.alternatives()).isEmpty();
  }

  /// Ten seconds are a hundred times what it takes: the words that are judged are bounded.
  @Test
  void compose_aMegabyteOfRandomWords_isUnknownSoon() {
    Random random = new Random(SEED);
    StringBuilder words = new StringBuilder("550 ");
    while (words.length() < MEGABYTE) {
      int length = 1 + random.nextInt(9);
      for (int i = 0; i < length; i++) {
        words.append((char) ('a' + random.nextInt(26)));
      }
      words.append(' ');
    }
    String reply = words.toString();
    Optional<Composition> composed =
        assertTimeout(
            Duration.ofSeconds(10),
            () -> COMPOSER.compose(reply, Optional.empty(), Optional.empty(), Optional.empty()));
    assertThat(composed.filter(it -> it.confidence() == Confidence.SURE)).isEmpty();
  }
}
