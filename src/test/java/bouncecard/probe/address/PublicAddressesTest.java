package bouncecard.probe.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Of a small table; that of the data files is held by `DataNetworksTest`.
class PublicAddressesTest {
  private static final PublicAddresses NONE_OPENED = new PublicAddresses(table(), List.of());

  @ParameterizedTest
  @ValueSource(strings = {"9.9.9.9", "2606::1", "64:ff9b::909:909"})
  void allows_whatIsPublic(String text) {
    assertThat(NONE_OPENED.allows(at(text))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.1",
        "::1",
        "fe80::1",
        "64:ff9b::a00:1",
        "2606::5efe:a00:1",
        "::ffff:9.9.9.9"
      })
  void allows_whatIsNotPublicOrCarriesWhatIsNot_not(String text) {
    assertThat(NONE_OPENED.allows(at(text))).isFalse();
  }

  @Test
  void use_ofWhatIsRefused_isThatOfTheNetworkThatIsTheReason() {
    assertThat(NONE_OPENED.use(at("10.0.0.1"))).contains("private");
    assertThat(NONE_OPENED.use(at("64:ff9b::a00:1"))).contains("private");
    assertThat(NONE_OPENED.use(at("fe80::1"))).contains("other");
    assertThat(new PublicAddresses(List.of(), List.of()).use(at("1.1.1.1"))).isEmpty();
    assertThat(new PublicAddresses(List.of(), List.of()).allows(at("1.1.1.1"))).isFalse();
  }

  @Test
  void allows_whatTheOperatorOpened_andNothingThatOnlyCarriesIt() {
    PublicAddresses opened = new PublicAddresses(table(), List.of(network("10.0.0.0/24")));
    assertThat(opened.allows(at("10.0.0.7"))).isTrue();
    assertThat(opened.allows(at("10.0.1.7"))).isFalse();
    assertThat(opened.allows(at("64:ff9b::a00:7"))).isFalse();
  }

  private static List<PublicAddresses.Judged> table() {
    return List.of(
        new PublicAddresses.Judged(network("0.0.0.0/0"), true, "v4"),
        new PublicAddresses.Judged(network("10.0.0.0/8"), false, "private"),
        new PublicAddresses.Judged(network("::/0"), false, "other"),
        new PublicAddresses.Judged(network("64:ff9b::/96"), true, "nat64"),
        new PublicAddresses.Judged(network("2000::/3"), true, "global"));
  }

  private static Cidr network(String text) {
    return Cidr.parse(text).orElseThrow();
  }

  private static IpAddress at(String text) {
    return IpAddress.parse(text).orElseThrow();
  }
}
