package bouncecard.adapter.cache;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.probe.FakeDns;
import bouncecard.probe.address.DomainName;
import bouncecard.probe.dns.DnsAnswer;
import bouncecard.probe.dns.DnsType;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class KeptDnsTest {
  private final AtomicLong now = new AtomicLong();
  private final FakeDns dns =
      new FakeDns()
          .mx("example.com", 10, "mx.example.com")
          .failing("broken.example", DnsAnswer.Failed.Kind.SERVFAIL);
  private final KeptDns kept = new KeptDns(dns, Duration.ofMinutes(10), now::get);

  @Test
  void ask_again_isAnsweredFromWhatIsKeptUntilItsTimeIsOver() {
    DnsAnswer first = ask("example.com", DnsType.MX);
    now.addAndGet(Duration.ofMinutes(9).toNanos());
    assertThat(ask("example.com", DnsType.MX)).isEqualTo(first);
    assertThat(ask("example.com", DnsType.TXT)).isEqualTo(new DnsAnswer.NoData());
    assertThat(ask("none.example", DnsType.MX)).isEqualTo(new DnsAnswer.NoSuchDomain());
    assertThat(ask("none.example", DnsType.MX)).isEqualTo(new DnsAnswer.NoSuchDomain());
    assertThat(dns.asked()).containsExactly("example.com MX", "example.com TXT", "none.example MX");
    now.addAndGet(Duration.ofMinutes(2).toNanos());
    ask("example.com", DnsType.MX);
    assertThat(dns.asked()).endsWith("example.com MX").hasSize(4);
  }

  @Test
  void ask_thatFailed_isAskedAgain() {
    ask("broken.example", DnsType.MX);
    ask("broken.example", DnsType.MX);
    assertThat(dns.asked()).hasSize(2);
  }

  private DnsAnswer ask(String name, DnsType type) {
    return kept.ask(new DomainName(name), type);
  }
}
