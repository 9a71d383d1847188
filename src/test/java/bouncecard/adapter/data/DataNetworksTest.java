package bouncecard.adapter.data;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.probe.address.Cidr;
import bouncecard.probe.address.IpAddress;
import bouncecard.probe.address.PublicAddresses;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The networks of the data files, judged as a check judges them.
class DataNetworksTest {
  private final PublicAddresses addresses =
      new PublicAddresses(
          DataFiles.load().networks().stream()
              .map(
                  network ->
                      new PublicAddresses.Judged(
                          Cidr.parse(network.cidr()).orElseThrow(),
                          network.isPublic(),
                          network.use()))
              .toList(),
          List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.255",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.1",
        "192.0.0.170",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::10.0.0.1",
        "::8.8.8.8",
        "::ffff:10.0.0.1",
        "::ffff:8.8.8.8",
        "64:ff9b::a00:1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::a00:1",
        "64:ff9b:1:808:8:800::",
        "100::1",
        "100:0:0:1::1",
        "2001::1",
        "2001:0:808:808::f7f7:f7f7",
        "2001:2::1",
        "2001:10::1",
        "2001:20::1",
        "2001:db8::1",
        "2002:a00:1::1",
        "2002:808:808::1",
        "2620:4f:8000::1",
        "3fff::1",
        "5f00::1",
        "fc00::1",
        "fd00::1",
        "fe80::1",
        "fec0::1",
        "ff02::1",
        "2606:4700::5efe:a00:1"
      })
  void forbidden_everyNetworkThatIsNotPublic(String text) {
    assertThat(addresses.allows(IpAddress.parse(text).orElseThrow())).isFalse();
    assertThat(addresses.use(IpAddress.parse(text).orElseThrow())).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "8.8.8.8",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.1.1",
        "223.255.255.255",
        "2606:4700::1111",
        "2a00:1450::1b",
        "2001:4860::8888",
        "64:ff9b::808:808"
      })
  void allowed_publicAddresses(String text) {
    assertThat(addresses.allows(IpAddress.parse(text).orElseThrow())).isTrue();
  }
}
