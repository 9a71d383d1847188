package bouncecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bouncecard.adapter.cache.MemoryStore;
import bouncecard.adapter.config.CheckAccess;
import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.adapter.net.Listener;
import bouncecard.adapter.terminal.Checking;
import bouncecard.adapter.terminal.Checking.Opened;
import bouncecard.app.Bouncecard;
import bouncecard.app.check.CheckResult.Done;
import bouncecard.app.check.CheckSettings;
import bouncecard.app.check.Requester;
import bouncecard.app.serve.StartException;
import bouncecard.app.state.StateStore;
import bouncecard.probe.FakeDns;
import bouncecard.probe.ProbeReport;
import bouncecard.probe.Reason;
import bouncecard.probe.Verdict;
import bouncecard.probe.address.DomainName;
import bouncecard.probe.dns.EhloName;
import bouncecard.text.UntrustedText;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/// Checks as the terminal opens them, over real sockets of the loopback.
class CheckWiringTest {
  private static final StateStore STATE = new MemoryStore(System::nanoTime);

  private final FakeDns dns =
      new FakeDns()
          .address("probe.example.net", "127.0.0.1")
          .pointer("127.0.0.1", "probe.example.net")
          .mx("example.com", 10, "mx.example.com")
          .address("mx.example.com", "127.0.0.1")
          .mx("public.example", 10, "mx.public.example")
          .address("mx.public.example", "8.8.8.8")
          .mx("inner.example", 10, "mx.inner.example")
          .address("mx.inner.example", "10.0.0.1");

  private final CheckWiring checking =
      new CheckWiring(
          new Bouncecard(
              DataFiles.load(), new JakartaMailReader(), new JsonEventReader(DataFiles.services())),
          () -> new CheckAccess.Outcome.Valid(CheckAccess.OFF),
          resolvers -> resolvers.contains("bad") ? Optional.empty() : Optional.of(dns));

  @Test
  void open_withoutAnOperatorsWord_isOff() {
    assertThat(checking.open(wanted("25", List.of(), Optional.of("probe.example.net"))))
        .isEqualTo(new Opened.Off());
    assertThat(checking.open(wanted("25", List.of("127.0.0.0/8"), Optional.empty())))
        .isEqualTo(new Opened.Off());
  }

  @Test
  void open_withWhatCannotBeUsed_namesIt() {
    Optional<String> helo = Optional.of("probe.example.net");
    assertThat(checking.open(wanted("25", List.of("127.0.0.1/8"), helo)))
        .isEqualTo(new Opened.Unusable("--allow-network", "127.0.0.1/8"));
    assertThat(checking.open(wanted("70000", List.of("127.0.0.0/8"), helo)))
        .isEqualTo(new Opened.Unusable("--port", "70000"));
    assertThat(checking.open(wanted("25", List.of("127.0.0.0/8"), Optional.of("localhost"))))
        .isEqualTo(new Opened.Unfit(EhloName.Fault.NO_FULL_NAME));
    assertThat(
            checking.open(
                new Checking.Wanted(
                    List.of(),
                    Optional.empty(),
                    List.of("127.0.0.0/8"),
                    helo,
                    List.of("none.pem"))))
        .isEqualTo(new Opened.Unusable("--tls-ca", "none.pem"));
    assertThat(
            checking.open(
                new Checking.Wanted(
                    List.of("bad"), Optional.empty(), List.of("127.0.0.0/8"), helo, List.of())))
        .isEqualTo(new Opened.Unusable("--resolver", "bad"));
  }

  @Test
  void open_withMistakesInTheConfiguration_tellsThem() {
    Checking wrong =
        new CheckWiring(
            new Bouncecard(
                DataFiles.load(),
                new JakartaMailReader(),
                new JsonEventReader(DataFiles.services())),
            () -> new CheckAccess.Outcome.Invalid(List.of("check.on is wrong.")),
            _ -> Optional.of(dns));
    assertThat(wrong.open(wanted("25", List.of(), Optional.empty())))
        .isEqualTo(new Opened.Refused(List.of("check.on is wrong.")));
  }

  @Test
  void serving_asConfigured_isOnOrSaysWhyNot() throws Exception {
    assertThat(checking.serving(CheckAccess.OFF, STATE, _ -> {})).isEmpty();
    assertThat(checking.serving(access("probe.example.net", List.of()), STATE, _ -> {}))
        .hasValueSatisfying(checks -> assertThat(checks.isOn()).isTrue());
    assertThatThrownBy(() -> checking.serving(access("mx.example.com", List.of()), STATE, _ -> {}))
        .isInstanceOf(StartException.class)
        .hasMessage(
            "check.ehlo cannot be mx.example.com. No address of the name for EHLO has a PTR record"
                + " that leads back to it.");
    assertThatThrownBy(
            () -> checking.serving(access("probe.example.net", List.of("bad")), STATE, _ -> {}))
        .isInstanceOf(StartException.class)
        .hasMessageStartingWith("Live checks are on, but there is no DNS to ask");
  }

  private static CheckAccess access(String ehlo, List<String> resolvers) {
    CheckSettings off = CheckSettings.OFF;
    return new CheckAccess(
        new CheckSettings(
            true,
            DomainName.parse(ehlo),
            25,
            true,
            off.patience(),
            off.permits(),
            off.quotas(),
            off.lifetimes(),
            List.of(),
            false,
            off.mostAtOnce(),
            List.of()),
        resolvers,
        List.of());
  }

  @Test
  void check_inALab_asksItsServersAndNoOthers() throws IOException {
    List<String> heard = new CopyOnWriteArrayList<>();
    try (Listener listener =
        new Listener(
            socket -> {
              Listener.say(socket, "220 mx.example.com\r\n");
              for (String line = Listener.hear(socket);
                  !line.isEmpty();
                  line = Listener.hear(socket)) {
                heard.add(line);
                Listener.say(
                    socket,
                    line.startsWith("RCPT") && !line.contains("user@")
                        ? "550 5.1.1 User unknown\r\n"
                        : "250 2.0.0 Ok\r\n");
              }
            })) {
      Checking.Wanted wanted =
          wanted(
              Integer.toString(listener.port()),
              List.of("127.0.0.0/8"),
              Optional.of("probe.example.net"));
      Opened.Ready ready = (Opened.Ready) checking.open(wanted);
      assertThat(report(ready, "user@example.com").verdict()).isEqualTo(Verdict.EXISTS);
      assertThat(report(ready, "user@public.example").reason()).isEqualTo(Reason.ADDRESS_FORBIDDEN);
      assertThat(report(ready, "user@inner.example").reason()).isEqualTo(Reason.ADDRESS_FORBIDDEN);
    }
    assertThat(heard)
        .startsWith("EHLO probe.example.net")
        .endsWith("RSET", "QUIT")
        .noneMatch(line -> line.matches("(?i)(DATA|BDAT|EXPN|AUTH).*"));
  }

  private static ProbeReport.Mailbox report(Opened.Ready ready, String address) {
    return (ProbeReport.Mailbox)
        ((Done)
                ready
                    .checks()
                    .check(new UntrustedText(address), Requester.OPERATOR, false, (_, _) -> {}))
            .report();
  }

  private static Checking.Wanted wanted(String port, List<String> networks, Optional<String> helo) {
    return new Checking.Wanted(List.of(), Optional.of(port), networks, helo, List.of());
  }
}
