package bouncecard.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.app.check.CheckResult.Denial;
import bouncecard.app.serve.Health;
import bouncecard.probe.FakeDialer;
import bouncecard.text.UntrustedText;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CheckServiceTest {
  private static final Requester ANN =
      new Requester("U1", Optional.of("C0OPS00001"), Set.of(), false);

  private final FakeDialer dialer = new FakeDialer();
  private final Checks checks = new CheckFixture().over(dialer);
  private final CheckService service = new CheckService(checks);

  @Test
  void health_tellsNumbersOnly() {
    CheckResult first = check();
    CheckResult second = check();
    assertThat(((CheckResult.Done) first).isKept()).isFalse();
    assertThat(((CheckResult.Done) second).isKept()).isTrue();
    assertThat(service.health().state()).isEqualTo(Health.State.UP);
    assertThat(service.health().detail())
        .matches("running 0, kept 1, hits 1, misses [0-9]+, evictions 0");
  }

  @Test
  void stop_asksNobodyAnyMore() {
    service.stop(Duration.ofSeconds(1));
    service.stop(Duration.ofSeconds(1));
    assertThat(check()).isEqualTo(new CheckResult.Denied(Denial.STOPPED, Optional.empty()));
    assertThat(dialer.dialled()).isEmpty();
    assertThat(service.health().state()).isEqualTo(Health.State.DOWN);
  }

  private CheckResult check() {
    return checks.check(new UntrustedText("bob@example.com"), ANN, false, (_, _) -> {});
  }
}
