package bouncecard.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.decode.Decoder;
import bouncecard.probe.FakeDialer;
import bouncecard.probe.FakeDns;
import bouncecard.probe.Finding;
import bouncecard.probe.Finding.Topic;
import bouncecard.probe.MailboxProbe;
import bouncecard.probe.ProbeReport;
import bouncecard.probe.ProbeSettings;
import bouncecard.probe.ScriptedDialogue;
import bouncecard.probe.Timeouts;
import bouncecard.probe.address.Cidr;
import bouncecard.probe.address.DomainName;
import bouncecard.probe.address.MailboxAddress;
import bouncecard.probe.address.PublicAddresses;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.dataformat.toml.TomlMapper;

/// What a conversation comes to, with the engine that reads bounces reading the words.
class VerdictTest {
  private static final Map<String, String> BASE =
      Map.of(
          "greeting", "220 mx.example.com ESMTP",
          "ehlo", "250-mx.example.com\n250 8BITMIME",
          "helo", "250 mx.example.com",
          "vrfy", "252 2.0.0 user@example.com",
          "vrfy-control", "252 2.0.0 x7q9zz@example.com",
          "mail", "250 2.1.0 Ok",
          "rcpt", "250 2.1.5 Ok",
          "rcpt-control", "250 2.1.5 Ok",
          "rset", "250 2.0.0 Ok",
          "quit", "221 2.0.0 Bye");

  private final WordingHints hints = new WordingHints(new Decoder(DataFiles.load()));

  @TestFactory
  List<DynamicTest> check_ofEachDialogue_comesToItsVerdict() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    try (InputStream in =
        Objects.requireNonNull(
            VerdictTest.class.getResourceAsStream("/bouncecard/dialogues/verdicts.toml"))) {
      Map<?, ?> cases = new TomlMapper().readValue(in, Map.class);
      cases.forEach(
          (name, given) ->
              tests.add(
                  DynamicTest.dynamicTest(name.toString(), () -> comesTo((Map<?, ?>) given))));
    }
    assertThat(tests).hasSizeGreaterThan(60);
    return tests;
  }

  private void comesTo(Map<?, ?> given) {
    Map<String, String> replies = new HashMap<>(BASE);
    given.forEach((key, value) -> replies.put(key.toString(), value.toString().strip()));
    ScriptedDialogue dialogue =
        new ScriptedDialogue(
            Objects.requireNonNull(replies.get("greeting")),
            command -> replies.getOrDefault(key(command), "500 what?"));
    ProbeReport.Mailbox report = check(dialogue);

    Map<String, Object> wanted = new TreeMap<>();
    Map<String, Object> found = new TreeMap<>();
    for (String key : List.of("verdict", "reason", "control", "stage")) {
      wanted.put(key, String.valueOf(given.get(key)));
    }
    found.put("verdict", report.verdict().token());
    found.put("reason", report.reason().token());
    found.put("control", report.control().token());
    found.put("stage", report.stage().token());
    if (given.get("findings") instanceof List<?> findings) {
      wanted.put("findings", findings);
      found.put(
          "findings",
          report.findings().stream()
              .filter(finding -> finding.topic() == Topic.VRFY || finding.topic() == Topic.SESSION)
              .map(Finding::kind)
              .map(kind -> kind.token())
              .toList());
    }
    assertThat(found).isEqualTo(wanted);
    assertThat(dialogue.isClosed()).isTrue();
    assertThat(dialogue.sent())
        .allMatch(command -> command.matches("(EHLO|HELO|VRFY|MAIL FROM:<>|RCPT TO:|RSET|QUIT).*"));
  }

  private ProbeReport.Mailbox check(ScriptedDialogue dialogue) {
    FakeDns dns =
        new FakeDns()
            .mx("example.com", 10, "mx.example.com")
            .address("mx.example.com", "192.0.2.25");
    MailboxProbe probe =
        new MailboxProbe(
            dns,
            new FakeDialer().at("192.0.2.25", dialogue),
            new PublicAddresses(List.of(), List.of(Cidr.parse("192.0.2.0/24").orElseThrow())),
            hints,
            new ProbeSettings(new DomainName("probe.example.net"), 25, true, Timeouts.USUAL));
    return probe.check(
        MailboxAddress.parse("user@example.com").orElseThrow(),
        "x7q9zz",
        () -> Duration.ofSeconds(60),
        (_, _) -> {});
  }

  private static String key(String command) {
    String verb = command.substring(0, 4).toLowerCase(Locale.ROOT);
    return command.contains("x7q9zz") ? verb + "-control" : verb;
  }
}
