package bouncecard.adapter.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.cache.CheckMemory;
import bouncecard.adapter.cache.MemoryStore;
import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.input.FileInputs;
import bouncecard.adapter.input.Limits;
import bouncecard.adapter.json.JsonFormat;
import bouncecard.adapter.json.TriageJson;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.app.Bouncecard;
import bouncecard.app.check.CheckSettings;
import bouncecard.app.check.CheckSettings.Permits;
import bouncecard.app.check.Checks;
import bouncecard.app.check.Time;
import bouncecard.probe.FakeDialer;
import bouncecard.probe.FakeDns;
import bouncecard.probe.ScriptedDialogue;
import bouncecard.probe.address.Cidr;
import bouncecard.probe.address.DomainName;
import bouncecard.probe.address.PublicAddresses;
import bouncecard.probe.dns.EhloName;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The command `check`, from what is typed to what is printed.
class CheckTest {
  private final Bouncecard bouncecard =
      new Bouncecard(
          DataFiles.load(), new JakartaMailReader(), new JsonEventReader(DataFiles.services()));
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void check_whileOff_saysSoAndIsAnswered() {
    assertThat(run(_ -> new Checking.Opened.Off(), "check", "user@example.com")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("Live checks are off");
  }

  @Test
  void check_aMailbox_printsItsCard() {
    assertThat(run(_ -> new Checking.Opened.Ready(checks()), "check", "user@example.com")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains(
            "Check of user@example.com",
            "The server refuses the mailbox as unknown.",
            "550 5.1.1",
            "mx.example.com [192.0.2.25]",
            "C: RCPT TO:<user@example.com>",
            "252 to VRFY proves nothing by itself",
            "No such mailbox");
  }

  @Test
  void check_aMailboxAsJson_hasTheKeysOfTheContract() {
    run(_ -> new Checking.Opened.Ready(checks()), "check", "--format", "json", "user@example.com");
    JsonNode object = new ObjectMapper().readTree(out.toString(StandardCharsets.UTF_8));
    assertThat(object.propertyNames())
        .contains(
            "answer",
            "target",
            "verdict",
            "stage",
            "replyCode",
            "enhancedStatusCode",
            "control",
            "server",
            "transcript",
            "findings",
            "cached",
            "asked");
    assertThat(object.path("answer").asString()).isEqualTo("check");
    assertThat(object.path("verdict").asString()).isEqualTo("does-not-exist");
    assertThat(object.path("stage").asString()).isEqualTo("rcpt");
    assertThat(object.path("replyCode").asString()).isEqualTo("550");
    assertThat(object.path("enhancedStatusCode").asString()).isEqualTo("5.1.1");
    assertThat(object.path("control").asString()).isEqualTo("refused");
    assertThat(object.path("cached").asBoolean()).isFalse();
    assertThat(object.path("findings").path(0).path("topic").asString()).isEqualTo("tls");
    assertThat(object.path("replies").path(5).path("cause").asString()).isEqualTo("user-unknown");
  }

  @Test
  void check_ofNothingThatCanBeChecked_isNothingRecognised() {
    assertThat(run(_ -> new Checking.Opened.Ready(checks()), "check", "user@[127.0.0.1]"))
        .isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("neither a mail address nor");
  }

  @Test
  void check_withAWrongOption_isWrongUsage() {
    assertThat(run(_ -> new Checking.Opened.Unusable("--port", "x"), "check", "a@example.com"))
        .isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("--port \"x\" cannot be used.");
  }

  @Test
  void check_underSomebodyElsesName_isWrongUsage() {
    EhloName.Fault fault = EhloName.Fault.SOMEBODY_ELSES;
    assertThat(run(_ -> new Checking.Opened.Unfit(fault), "check", "a@example.com")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("somebody else's");
  }

  @Test
  void check_withMistakesInTheConfiguration_isWrongUsage() {
    List<String> mistakes = List.of("check.on is \"x\"; it must be true or false.");
    assertThat(run(_ -> new Checking.Opened.Refused(mistakes), "check", "a@example.com"))
        .isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8).lines().toList()).isEqualTo(mistakes);
  }

  private int run(Checking checking, String... arguments) {
    PrintStream output = new PrintStream(out, false, StandardCharsets.UTF_8);
    PrintStream errors = new PrintStream(err, false, StandardCharsets.UTF_8);
    int status =
        new CommandLine(
                bouncecard,
                Map.of("json", new JsonFormat()),
                new Terminal(100, /* coloured= */ false, "en", false, false),
                new FileInputs(InputStream.nullInputStream(), Limits.USUAL),
                (_, _) -> new Serving.Outcome.NoTokens(List.of()),
                checking,
                new Watching(Map.of(), (_, _, _) -> "", new TriageJson()),
                output,
                errors)
            .run(arguments);
    output.flush();
    errors.flush();
    return status;
  }

  private Checks checks() {
    FakeDns dns =
        new FakeDns()
            .mx("example.com", 10, "mx.example.com")
            .address("mx.example.com", "192.0.2.25");
    ScriptedDialogue dialogue =
        new ScriptedDialogue(
            "220 mx.example.com",
            command ->
                command.startsWith("RCPT")
                    ? "550 5.1.1 <x>: Recipient address rejected: User unknown"
                    : command.startsWith("VRFY") ? "252 2.0.0 perhaps" : "250 2.0.0 Ok");
    Time time = new Time(() -> Instant.parse("2026-11-27T00:00:00Z"), () -> 0, Thread::sleep);
    CheckSettings off = CheckSettings.OFF;
    return new Checks(
        new CheckSettings(
            true,
            Optional.of(new DomainName("probe.example.net")),
            25,
            true,
            off.patience(),
            new Permits(true, Set.of(), Set.of(), Set.of(), Set.of()),
            off.quotas(),
            off.lifetimes(),
            List.of(),
            true,
            1,
            List.of()),
        new Checks.Ports(
            dns,
            new FakeDialer().at("192.0.2.25", dialogue),
            new PublicAddresses(List.of(), List.of(Cidr.parse("192.0.2.0/24").orElseThrow())),
            bouncecard.hints(),
            Optional.empty(),
            new CheckMemory(() -> 0).reports(),
            new MemoryStore(() -> 0),
            _ -> {},
            () -> "x7q9zz",
            time));
  }
}
