package bouncecard.probe.dns;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.probe.FakeDns;
import bouncecard.probe.address.IpAddress;
import bouncecard.probe.dns.EhloName.Fault;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Names that may be said in EHLO, and names that may not.
class EhloNameTest {
  private static final IpAddress OWN = IpAddress.parse("192.0.2.1").orElseThrow();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "localhost.localdomain",
        "a.localhost",
        "[192.0.2.1]",
        "192.0.2.1",
        "probe"
      })
  void fault_ofWhatIsNoFullName_isThat(String name) {
    assertThat(EhloName.fault(name, new FakeDns(), Set.of())).contains(Fault.NO_FULL_NAME);
  }

  @Test
  void fault_ofOurOwnNameThatLeadsBack_isEmpty() {
    FakeDns dns =
        new FakeDns()
            .address("probe.example.net", "192.0.2.1")
            .pointer("192.0.2.1", "probe.example.net");
    assertThat(EhloName.fault("probe.example.net", dns, Set.of(OWN))).isEmpty();
    assertThat(EhloName.fault("probe.example.net", dns, Set.of())).isEmpty();
  }

  @Test
  void fault_ofSomebodyElsesName_isThat() {
    FakeDns dns =
        new FakeDns()
            .address("mail.example.com", "198.51.100.7")
            .pointer("198.51.100.7", "mail.example.com");
    assertThat(EhloName.fault("mail.example.com", dns, Set.of(OWN))).contains(Fault.SOMEBODY_ELSES);
  }

  @Test
  void fault_ofANameWithoutAddressOrPointer_isThat() {
    FakeDns dns = new FakeDns().address("probe.example.net", "192.0.2.1");
    assertThat(EhloName.fault("probe.example.net", dns, Set.of())).contains(Fault.NO_POINTER);
    assertThat(EhloName.fault("other.example.net", dns, Set.of())).contains(Fault.NO_ADDRESS);
    dns.pointer("192.0.2.1", "host-1.isp.example");
    assertThat(EhloName.fault("probe.example.net", dns, Set.of())).contains(Fault.NO_POINTER);
  }

  @Test
  void fault_whereTheDnsFails_isThat() {
    FakeDns dns = new FakeDns().failing("probe.example.net", DnsAnswer.Failed.Kind.TIMED_OUT);
    assertThat(EhloName.fault("probe.example.net", dns, Set.of())).contains(Fault.DNS_FAILED);
  }
}
