package bouncecard.adapter.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.input.FileInputs;
import bouncecard.adapter.input.Limits;
import bouncecard.adapter.json.JsonFormat;
import bouncecard.adapter.json.TriageJson;
import bouncecard.adapter.json.WatchJson;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.app.Bouncecard;
import bouncecard.app.triage.SampleLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The command `triage`, from files to what is printed.
final class TriageCommandTest {
  private static final Path MIXED = Path.of("src/test/resources/bouncecard/triage/mixed.log");
  private static final Bouncecard BOUNCECARD =
      new Bouncecard(
          DataFiles.load(), new JakartaMailReader(), new JsonEventReader(DataFiles.services()));

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  @TempDir Path folder = Path.of("");

  private int run(String... arguments) {
    return run(_ -> {}, new ByteArrayInputStream(new byte[0]), arguments);
  }

  private int run(Consumer<Runnable> interrupts, InputStream in, String... arguments) {
    out.reset();
    err.reset();
    List<String> all = new ArrayList<>(List.of("triage", "--zone", "UTC", "--year", "2026"));
    all.addAll(List.of(arguments));
    return new CommandLine(
            BOUNCECARD,
            Map.of("json", new JsonFormat()),
            new Terminal(100, /* coloured= */ false, "en", false, false),
            new FileInputs(in, Limits.USUAL),
            (_, _) -> new Serving.Outcome.NoTokens(List.of()),
            _ -> new Checking.Opened.Off(),
            new Watching(Map.of(), new WatchJson(), new TriageJson(), interrupts),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8))
        .run(all.toArray(String[]::new));
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private JsonNode object() {
    return new ObjectMapper().readTree(printed());
  }

  @Test
  void triage_mixedLog_countsRecipientsByTheirLastState() {
    assertThat(run("--format", "json", MIXED.toString())).isZero();
    JsonNode object = object();
    assertThat(object.path("recipients").asInt()).isEqualTo(8);
    assertThat(object.path("delivered").asInt()).isEqualTo(2);
    assertThat(object.path("waiting").asInt()).isEqualTo(1);
    assertThat(object.path("failed").asInt()).isEqualTo(5);
    assertThat(object.path("from").asString()).isEqualTo("2026-11-29T09:00:03Z");
    assertThat(object.path("to").asString()).isEqualTo("2026-11-29T09:40:00Z");
    assertThat(object.path("problems").findValuesAsString("cause"))
        .contains("user-unknown", "mailbox-full", "blocklisted", "unknown", "connection-failure");
    assertThat(object.path("problems").findValuesAsString("ip")).containsExactly("198.51.100.24");
    assertThat(object.path("ownRefusals").path(0).path("cause").asString())
        .isEqualTo("relay-denied");
  }

  @Test
  void triage_asCard_saysWhatToDoFirstAndNamesNobody() {
    assertThat(run(MIXED.toString())).isZero();
    assertThat(printed())
        .contains(
            "Recipients 8 from 2026-11-29 09:00 to 2026-11-29 09:40",
            "Do this first",
            "On a blocklist",
            "waiting ··········█",
            "example.org")
        .doesNotContain("@");
  }

  @Test
  void triage_sinceAndUntil_leavesOutTheRest() {
    assertThat(
            run(
                "--format",
                "json",
                "--since",
                "2026-11-29T09:15",
                "--until",
                "2026-11-29T09:35",
                MIXED.toString()))
        .isZero();
    assertThat(object().path("recipients").asInt()).isEqualTo(4);
  }

  @Test
  void triage_since_tellsNoTimeBeforeIt() {
    assertThat(run("--format", "json", "--since", "2026-11-29T09:30", MIXED.toString())).isZero();
    assertThat(object().path("from").asString()).isGreaterThanOrEqualTo("2026-11-29T09:30");
  }

  @Test
  void triage_gzippedAndPlain_areTheSameInAnyOrder() throws IOException {
    List<String> lines = Files.readAllLines(MIXED);
    Path first = Files.write(folder.resolve("a.log"), lines.subList(0, 6));
    Path second = folder.resolve("b.log.gz");
    try (GZIPOutputStream packed = new GZIPOutputStream(Files.newOutputStream(second))) {
      packed.write(
          String.join("\n", lines.subList(6, lines.size())).getBytes(StandardCharsets.UTF_8));
    }
    run("--format", "json", MIXED.toString());
    String whole = printed();
    run("--format", "json", second.toString(), first.toString());
    assertThat(printed()).isEqualTo(whole);
  }

  @Test
  void triage_withMailsBesideIt_countsBoth() throws IOException {
    Path mail = folder.resolve("bounce.eml");
    Files.writeString(
        mail,
        """
        From: MAILER-DAEMON@mx1.example.com
        Subject: Undelivered Mail Returned to Sender
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary=b

        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx1.example.com

        Final-Recipient: rfc822; gil@example.org
        Action: failed
        Status: 5.2.2
        Diagnostic-Code: smtp; 552 5.2.2 Mailbox full

        --b--
        """);
    assertThat(run("--format", "json", folder.toString(), MIXED.toString())).isZero();
    assertThat(object().path("recipients").asInt()).isEqualTo(9);
  }

  @Test
  void triage_unknown_writesTemplatesThatNameNobody() throws IOException {
    Path file = folder.resolve("unknown.ndjson");
    assertThat(run("--unknown", file.toString(), MIXED.toString())).isZero();
    String written = Files.readString(file);
    assertThat(written.lines()).hasSize(1);
    assertThat(written).contains("wibble").doesNotContain("@").doesNotContainPattern("[0-9]{6}");
  }

  @Test
  void triage_addresses_areToldOnlyWhenAsked() {
    assertThat(run("--format", "json", MIXED.toString())).isZero();
    assertThat(printed()).doesNotContain("@", "addresses");
    assertThat(run("--addresses", "--format", "json", MIXED.toString())).isZero();
    assertThat(object().path("problems").findValues("addresses"))
        .extracting(JsonNode::toString)
        .contains("[\"bob@example.org\"]", "[\"cid@example.net\"]")
        .noneMatch(all -> all.contains("ann@"));
    assertThat(run("--addresses", MIXED.toString())).isZero();
    assertThat(printed()).contains("No such mailbox: bob@example.org").doesNotContain("ann@");
  }

  @Test
  void triage_compare_saysWhatChanged() throws IOException {
    Path earlier = folder.resolve("earlier.json");
    run("--format", "json", "--until", "2026-11-29T09:15", MIXED.toString());
    Files.writeString(earlier, printed());
    assertThat(run("--compare", earlier.toString(), MIXED.toString())).isZero();
    assertThat(printed()).contains("Compared with before", "New: On a blocklist");
  }

  @Test
  void triage_interrupted_tellsWhatWasReadAndThatItIsCutAndReadsNoMore() throws Exception {
    List<Runnable> stops = new ArrayList<>();
    AtomicReference<Thread> reader = new AtomicReference<>();
    InputStream endless =
        new SequenceInputStream(
            new ByteArrayInputStream(SampleLog.of(4_000).getBytes(StandardCharsets.UTF_8)),
            new InputStream() {
              @Override
              public int read() {
                reader.set(Thread.currentThread());
                stops.forEach(Runnable::run); // all before this was handed on
                return '\n';
              }

              @Override
              public int read(byte[] into, int from, int length) {
                into[from] = (byte) read();
                return 1;
              }
            });
    assertThat(run(stops::add, endless, "--format", "json", "-")).isZero();
    assertThat(object().path("cut").asBoolean()).isTrue();
    assertThat(object().path("recipients").asInt()).isBetween(1_000, 4_000);
    assertThat(reader.get().join(Duration.ofSeconds(60))).isTrue();
  }

  @Test
  void triage_ofAClockThatWentBack_saysSo() throws IOException {
    List<String> lines = Files.readAllLines(MIXED);
    Path log = folder.resolve("back.log");
    Files.write(log, List.of(lines.get(12), lines.get(2), lines.get(3)));
    assertThat(run(log.toString())).isZero();
    assertThat(printed()).contains("went back by up to 40 min");
    assertThat(run(MIXED.toString())).isZero();
    assertThat(printed()).doesNotContain("went back");
  }

  @Test
  void triage_ofAClockThatWentBackFarIntoALongLog_saysSo() throws IOException {
    for (int before = 1; before < 1_100; before += 83) {
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < 1_100; i++) {
        lines.add(
            "2026-11-20T%s+00:00 mx postfix/smtp[1]: %06X: to=<bob@example.com>,"
                    .formatted(i < before ? "10:00:00" : "09:45:00", i)
                + " relay=mx.example.com[192.0.2.1]:25, dsn=2.0.0, status=sent (250 ok)");
      }
      Path log = Files.write(folder.resolve("long.log"), lines);
      assertThat(run("--format", "json", log.toString())).isZero();
      assertThat(object().path("clockWentBackSeconds").asInt())
          .as("after %d", before)
          .isEqualTo(900);
    }
  }

  @Test
  void triage_refusalsThatNameListsAndKeys_fillTheFirstStepWithTheCommonest() throws IOException {
    List<String> lines = new ArrayList<>();
    List<String> replies =
        List.of(
            "554 5.7.1 Service unavailable; Client host [203.0.113.9] blocked using"
                + " zen.spamhaus.org",
            "554 5.7.1 Service unavailable; Client host [203.0.113.9] blocked using bl.spamcop.net",
            "554 5.7.1 Service unavailable; Client host [203.0.113.9] blocked using bl.spamcop.net",
            "550 5.7.20 DKIM verification failed: no key at old._domainkey.example.org",
            "550 5.7.20 DKIM verification failed: no key at s2026._domainkey.example.org",
            "550 5.7.20 DKIM verification failed: no key at s2026._domainkey.example.org");
    for (String reply : replies) {
      lines.add(
          "2026-11-20T10:00:00+00:00 mx postfix/smtp[1]: %06X: to=<bob@example.com>, relay=mx.example.com[192.0.2.1]:25, dsn=%s, status=bounced (host mx.example.com[192.0.2.1] said: %s (in reply to end of DATA command))"
              .formatted(lines.size(), reply.substring(4, 9), reply));
    }
    Path log = Files.write(folder.resolve("listed.log"), lines);
    assertThat(run("--format", "json", log.toString())).isZero();
    JsonNode problems = object().path("problems");
    assertThat(problems.findValuesAsString("list"))
        .containsExactly("bl.spamcop.net", "zen.spamhaus.org");
    assertThat(problems.findValuesAsString("selector")).containsExactly("s2026", "old");
    run(log.toString());
    assertThat(printed().replaceAll("\\s+", " "))
        .contains("dig +short 9.113.0.203.bl.spamcop.net")
        .contains("s2026._domainkey");
  }

  @Test
  void triage_inATurkishLocale_isTheSame() {
    run("--format", "json", MIXED.toString());
    String usual = printed();
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.of("tr", "TR"));
      run("--format", "json", MIXED.toString());
    } finally {
      Locale.setDefault(before);
    }
    assertThat(printed()).isEqualTo(usual);
  }

  @Test
  void triage_filesInAnyOrder_areTheSameBytes() throws IOException {
    List<String> names = new ArrayList<>();
    List<String> lines = SampleLog.of(3_000).lines().toList();
    Random random = new Random(5);
    List<List<String>> parts = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      parts.add(new ArrayList<>());
    }
    for (String line : lines) {
      parts.get(random.nextInt(parts.size())).add(line);
      if (line.contains("deferred")) { // a later attempt, in another file
        parts
            .get(random.nextInt(parts.size()))
            .add(line.replace("deferred (", "bounced (").replace("T1", "T2"));
      }
    }
    for (int i = 0; i < parts.size(); i++) {
      names.add(Files.write(folder.resolve("log" + i), parts.get(i)).toString());
    }
    names.add(MIXED.toString());
    Set<String> answers = new HashSet<>();
    for (int i = 0; i < 6; i++) {
      Collections.shuffle(names, random);
      List<String> arguments = new ArrayList<>(List.of("--format", "json", "--addresses"));
      arguments.addAll(names);
      assertThat(run(arguments.toArray(String[]::new))).isZero();
      answers.add(printed());
    }
    assertThat(answers).hasSize(1);
  }

  @Test
  void triage_ofQmail_countsRecipientsAcrossLines() throws IOException {
    Path log =
        Files.writeString(
            folder.resolve("qmail"),
            """
            @4000000069564780 new msg 77
            @4000000069564780 info msg 77: bytes 200 from <news@example.com> qp 1 uid 1
            @4000000069564781 starting delivery 1: msg 77 to remote ann@example.net
            @4000000069564781 starting delivery 2: msg 77 to remote bob@example.org
            @4000000069564781 status: local 0/10 remote 2/20
            @4000000069564782 delivery 1: success: 192.0.2.1_accepted_message./Remote_host_said:_250_ok/
            @4000000069564782 delivery 2: deferral: 192.0.2.2_does_not_like_recipient./Remote_host_said:_450_4.2.0_Greylisted/
            @4000000069564a00 starting delivery 3: msg 77 to remote bob@example.org
            @4000000069564a02 delivery 3: failure: 192.0.2.2_does_not_like_recipient./Remote_host_said:_550_5.1.1_No_such_user/
            @4000000069564a03 bounce msg 77 qp 9
            @4000000069564a03 end msg 77
            @4000000069564b00 new msg 77
            @4000000069564b01 starting delivery 4: msg 77 to remote bob@example.org
            @4000000069564b02 delivery 4: deferral: Connected_to_192.0.2.2_but_connection_died._(#4.4.2)/
            """);
    assertThat(run("--format", "json", log.toString())).isZero();
    JsonNode object = object();
    assertThat(object.path("recipients").asInt()).isEqualTo(3);
    assertThat(object.path("delivered").asInt()).isEqualTo(1);
    assertThat(object.path("waiting").asInt()).isEqualTo(1);
    assertThat(object.path("failed").asInt()).isEqualTo(1);
    assertThat(object.path("attempts").asInt()).isEqualTo(3);
    assertThat(object.path("from").asString()).isEqualTo("2026-01-01T10:07:52Z");
    assertThat(object.path("domains").findValuesAsString("domain"))
        .containsExactly("example.org", "example.net");
  }

  @Test
  void triage_ofQmailAndPostfixInOneLog_countsBoth() throws IOException {
    Path log =
        Files.writeString(
            folder.resolve("syslog"),
            """
            Nov 29 09:00:00 mx1 postfix/qmgr[7]: 3F2504E1: from=<news@example.com>, size=99, nrcpt=1 (queue active)
            Nov 29 09:00:01 mx1 qmail: 1795942801.1 new msg 77
            Nov 29 09:00:01 mx1 postfix/smtp[8]: 3F2504E1: to=<kim@example.com>, relay=mx.example.com[192.0.2.1]:25, dsn=5.1.1, status=bounced (host mx.example.com[192.0.2.1] said: 550 5.1.1 Benutzer unbekannt für Sie (in reply to RCPT TO command))
            Nov 29 09:00:01 mx1 qmail: 1795942801.2 starting delivery 1: msg 77 to remote ann@example.net
            Nov 29 09:00:01 mx1 postfix/qmgr[7]: 3F2504E1: removed
            Nov 29 09:00:02 mx1 qmail: 1795942802.1 delivery 1: success: 192.0.2.1_accepted_message./
            Nov 29 09:00:03 mx1 postfix/smtp[8]: 3F2504E2: to=<lee@example.com>, relay=mx.example.com[192.0.2.1]:25, dsn=2.0.0, status=sent (250 OK)
            """);
    assertThat(run("--format", "json", "--addresses", log.toString())).isZero();
    JsonNode object = object();
    assertThat(object.path("recipients").asInt()).isEqualTo(3);
    assertThat(object.path("delivered").asInt()).isEqualTo(2);
    assertThat(object.path("failed").asInt()).isEqualTo(1);
  }

  /// The first message came and its first delivery began in the older log; the second one's number
  /// is used again, and the last delivery began in a log that is not there.
  @Test
  void triage_ofQmailsRotatedLogs_putsTogetherWhatOneBeganAndAnotherEnded() throws IOException {
    String older =
        """
        @4000000069564780 new msg 77
        @4000000069564781 starting delivery 1: msg 77 to remote ann@example.net
        @4000000069564781 starting delivery 2: msg 77 to remote bob@example.org
        @4000000069564782 delivery 2: deferral: 192.0.2.2_does_not_like_recipient./Remote_host_said:_450_4.2.0_Greylisted/
        """;
    String newer =
        """
        @4000000069564a00 delivery 1: success: 192.0.2.1_accepted_message./Remote_host_said:_250_ok/
        @4000000069564a01 starting delivery 2: msg 77 to remote bob@example.org
        @4000000069564a02 delivery 2: failure: 192.0.2.2_does_not_like_recipient./Remote_host_said:_550_5.1.1_No_such_user/
        @4000000069564a03 end msg 77
        @4000000069564b00 new msg 77
        @4000000069564b01 starting delivery 3: msg 77 to remote bob@example.org
        @4000000069564b02 delivery 3: success: 192.0.2.2_accepted_message./Remote_host_said:_250_ok/
        @4000000069564b03 delivery 9: failure: 192.0.2.9_does_not_like_recipient./Remote_host_said:_550_5.1.1_No_such_user/
        """;
    Path one = Files.writeString(folder.resolve("qmail.old"), older);
    Path other = Files.writeString(folder.resolve("qmail.new"), newer);
    assertThat(run("--format", "json", one.toString(), other.toString())).isZero();
    String told = printed();
    JsonNode object = object();
    assertThat(object.path("delivered").asInt()).isEqualTo(2);
    assertThat(object.path("failed").asInt()).isEqualTo(2);
    assertThat(object.path("waiting").asInt()).isZero();
    assertThat(object.path("attempts").asInt()).isEqualTo(3);
    assertThat(object.has("clockWentBackSeconds")).isFalse();
    assertThat(object.path("domains").findValuesAsString("domain"))
        .containsExactly("example.org", "example.net");
    assertThat(run("--format", "json", other.toString(), one.toString())).isZero();
    assertThat(printed()).isEqualTo(told);
  }

  @Test
  void triage_somethingElse_exitsWithOne() throws IOException {
    Path other =
        Files.writeString(folder.resolve("other.log"), "sshd[1]: Accepted publickey\nkernel: ok\n");
    assertThat(run(other.toString())).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "--since,yesterday",
    "--zone,Mars/Olympus",
    "--top,0",
    "--top,many",
    "--year,20266",
    "--compare,nowhere.json"
  })
  void triage_anOptionThatIsWrong_isOneSentence(String option, String value) {
    assertThat(run(option, value, MIXED.toString())).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .hasSize(1)
        .first()
        .asString()
        .contains(option, value);
  }

  @Test
  void triage_aMissingFileBesideALog_isSaidAndTheRestCounts() {
    assertThat(run("--format", "json", "nowhere.log", MIXED.toString())).isEqualTo(2);
    assertThat(object().path("recipients").asInt()).isEqualTo(8);
  }

  @Test
  void triage_ofWhatIsNoLog_saysALineOfEachAndCountsTheRest() throws IOException {
    byte[] bytes = new byte[5_000];
    new Random(1).nextBytes(bytes);
    Path binary = Files.write(folder.resolve("core"), bytes);
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Path wide =
        Files.write(
            folder.resolve("wide.log"),
            ("\uFEFF" + SampleLog.of(8)).getBytes(StandardCharsets.UTF_16LE));
    assertThat(run("--format", "json", binary.toString(), empty.toString(), wide.toString()))
        .isEqualTo(2);
    assertThat(object().path("recipients").asInt()).isEqualTo(8);
    assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("core", "empty");
  }

  @Test
  void triage_ofALineOf50MegabytesAndSeveralEncodings_countsTheRest() throws IOException {
    Path log = folder.resolve("mail.log");
    byte[] much = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
    try (OutputStream file = Files.newOutputStream(log)) {
      file.write(SampleLog.of(8).getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 50; i++) {
        file.write(much);
      }
      file.write('\n');
      String other = SampleLog.of(16).replace("User unknown", "Bo\u00EEte inconnue");
      file.write(other.getBytes(StandardCharsets.ISO_8859_1));
    }
    assertThat(run("--format", "json", log.toString())).isZero();
    assertThat(object().path("recipients").asInt()).isEqualTo(16);
    assertThat(object().path("failed").asInt()).isEqualTo(2);
  }

  @Test
  void chart_ofALog_isWrittenAsAPictureAndItsColoursAreSaid() throws IOException {
    Path log = Files.writeString(folder.resolve("mail.log"), SampleLog.of(400));
    Path chart = folder.resolve("chart.png");
    assertThat(run("--chart", chart.toString(), log.toString())).isZero();
    assertThat(ImageIO.read(chart.toFile()).getWidth()).isEqualTo(960);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("🟥", "No such mailbox: 50");
    assertThat(run("--chart", folder.resolve("no/chart.png").toString(), log.toString()))
        .isEqualTo(2);
    Path quiet = Files.writeString(folder.resolve("quiet.log"), SampleLog.of(1));
    assertThat(run("--chart", folder.resolve("none.png").toString(), quiet.toString())).isZero();
    assertThat(folder.resolve("none.png")).doesNotExist();
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("There is no chart");
  }
}
