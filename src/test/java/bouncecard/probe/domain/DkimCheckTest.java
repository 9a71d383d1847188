package bouncecard.probe.domain;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.probe.domain.record.DomainQuestion;
import bouncecard.probe.domain.record.FindingCollector;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Keys as they are published, sound and not.
class DkimCheckTest {
  private static final String RSA_2048 =
      "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA3O8iDikVgtuHpp55p69doFoxuFog"
          + "Sqj0eq75Nj6Q81I3um3eIMbo8ri6DJVoEfXz0VC/PyuSpwDSPdDPCTIGbwwN1yJ0ILwHMIHS"
          + "geFjrsiRpwX16BhknO0ajh9+T28z53nvagoh8hxklw8ZFSLtDOX7gsCeIm7o7kjd1KC0yoS3"
          + "HzopOueDZRoNyLnkeKlePneSL6re1+Tw9iqfusY685RelSQkFquyQlPcnzNAJbAYxy+vW/yj"
          + "zlqMim+IRVa/vdS+CT899Wf/MTcoz36hyd0VdRyE+druTEi+gnuJ/9HV6TM17mxGMftgLpya"
          + "2BYiYTTl6vxHwmw9CiEu1xiBlQIDAQAB";
  private static final String RSA_1024 =
      "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkF3xYDmWtA790Tn14ZmG83VaiJRQbV9mA"
          + "bMV2+93ihTRmRHcAgQCLu+J7AJKX9ZYPckpP4avQEH669e+h+ixGtSg8woe6WHOAQctSywRX"
          + "hqb02L6z/9Tvk1bxnS1GdbqRvUAlBKQPTrJfo8rxU2C1In1EASPcSvMDVh7QMNn4gQIDAQAB";
  private static final String RSA_768 =
      "MHwwDQYJKoZIhvcNAQEBBQADawAwaAJhAJhi2H4RO7A5V1wtH2rdzvJ0J8e4NCwA1eqBE6tJ"
          + "ycSIvxbficNyjmRdIlV+WFiL+sob3rhlCuKeFyTSnUBN4N0QNkvCE/fqKWtfkXuuS0/BK2Ix"
          + "gKKk+C9wFpbb+wGuowIDAQAB";
  private static final String RSA_1024_WITHOUT_ALGORITHM =
      "MIGJAoGBAOJUY0RacasmCxK9Tp+TWKamBMtT97caLJ6bBq+ankliEQohnPjk+cFVBW5bFejz"
          + "XpTDrDiPZhGwJbzG41cprDtdJpPkdc+yTu35puTsWFLf+SGrT1H4z1yaaaVTIDd3JqEgw1r3"
          + "Ebxn7vBLdkZlPJ7HH/fdKu9Ki0sPhUhSCOSPAgMBAAE=";
  private static final String ED25519 = "03QvVs6/RDkMjGYDaMI2PFc1AhfU1WCXm4NodV/7gfo=";
  private static final String ED25519_WITH_ALGORITHM =
      "MCowBQYDK2VwAyEA03QvVs6/RDkMjGYDaMI2PFc1AhfU1WCXm4NodV/7gfo=";

  private static List<String> check(String... texts) {
    StringBuilder zone = new StringBuilder("example.com NOTHING");
    for (String text : texts) {
      zone.append("\ns1._domainkey.example.com TXT ").append(text);
    }
    return checkZone(zone.toString());
  }

  private static List<String> checkZone(String zone) {
    FindingCollector findings = new FindingCollector();
    new DkimCheck(ZoneDns.of(zone), findings)
        .check(new DomainQuestion.Signature("s1", ZoneDns.name("example.com")));
    return Told.of(findings.all());
  }

  @Test
  void check_soundKeys_tellsTypeAndLength() {
    assertThat(check("v=DKIM1; k=rsa; p=" + RSA_2048))
        .containsExactly("dkim-valid bits=2048 name=s1._domainkey.example.com type=rsa");
    assertThat(check("p=" + RSA_2048.substring(0, 100) + " \t" + RSA_2048.substring(100) + ";"))
        .containsExactly("dkim-valid bits=2048 name=s1._domainkey.example.com type=rsa");
    assertThat(check("v=DKIM1; k=ed25519; p=" + ED25519))
        .containsExactly("dkim-ed25519 name=s1._domainkey.example.com");
    assertThat(check("v=DKIM1; p=" + RSA_1024))
        .containsExactly("dkim-short bits=1024 name=s1._domainkey.example.com");
    assertThat(check("v=DKIM1; p=" + RSA_1024_WITHOUT_ALGORITHM))
        .containsExactly("dkim-short bits=1024 name=s1._domainkey.example.com");
    assertThat(check("v=DKIM1; p=" + RSA_768))
        .containsExactly("dkim-too-short bits=768 name=s1._domainkey.example.com");
  }

  @Test
  void check_brokenKeys_tellsHow() {
    String name = " name=s1._domainkey.example.com";
    assertThat(check("v=DKIM1; p=")).containsExactly("dkim-revoked" + name);
    assertThat(check("v=DKIM1; p=not!base64")).containsExactly("dkim-broken-base64" + name);
    assertThat(check("v=DKIM1; p=aGVsbG8="))
        .containsExactly("dkim-broken-key" + name + " type=rsa");
    assertThat(check("v=DKIM1; k=ed25519; p=" + ED25519_WITH_ALGORITHM))
        .containsExactly("dkim-broken-key" + name + " type=ed25519");
    assertThat(check("v=DKIM1; k=dsa; p=" + RSA_1024))
        .containsExactly("dkim-unknown-type" + name + " type=dsa");
    assertThat(check("v=DKIM2; p=" + RSA_1024)).containsExactly("dkim-no-key-record" + name);
    assertThat(check("p=" + RSA_1024 + "; v=DKIM1")).containsExactly("dkim-no-key-record" + name);
    assertThat(check("v=spf1 -all")).containsExactly("dkim-no-key-record" + name);
  }

  @Test
  void check_flags_tellsWhatToPublish() {
    String p = "p=" + ED25519;
    assertThat(check("v=DKIM1; k=ed25519; t=y:s; " + p))
        .contains(
            "dkim-testing name=s1._domainkey.example.com → s1._domainkey.example.com. IN TXT"
                + " \"v=DKIM1; k=ed25519; t=s; "
                + p
                + "\"");
    assertThat(check("v=DKIM1; k=ed25519; h=sha1; " + p))
        .contains(
            "dkim-wrong-hash hashes=sha1 name=s1._domainkey.example.com →"
                + " s1._domainkey.example.com. IN TXT \"v=DKIM1; k=ed25519; "
                + p
                + "\"");
    assertThat(check("v=DKIM1; k=ed25519; s=tlsrpt; " + p))
        .anyMatch(line -> line.startsWith("dkim-wrong-service"));
    assertThat(check("v=DKIM1; k=ed25519; h=sha1:sha256; s=*; " + p))
        .containsExactly("dkim-ed25519 name=s1._domainkey.example.com");
  }

  @Test
  void check_records_noneSeveralAliasesAndTrouble() {
    assertThat(check()).containsExactly("dkim-absent domain=example.com selector=s1");
    assertThat(check("v=DKIM1; p=", "v=DKIM1; p="))
        .containsExactly("dkim-several domain=example.com selector=s1");
    assertThat(
            checkZone(
                "s1._domainkey.example.com CNAME k.example.net\n"
                    + "k.example.net TXT v=DKIM1; k=ed25519; p="
                    + ED25519))
        .containsExactly("dkim-ed25519 name=s1._domainkey.example.com");
    assertThat(checkZone("s1._domainkey.example.com SERVFAIL"))
        .containsExactly("dkim-unknown error=SERVFAIL name=s1._domainkey.example.com");
  }

  @ParameterizedTest
  @ValueSource(strings = {"MA==", "MIA=", "MIL///8=", "MAMCAQE=", "MIGf", "AAAA", "MAUwAwIBAQ=="})
  void bits_ofWhatIsNoKey_isNothing(String text) {
    assertThat(RsaKey.bits(java.util.Base64.getDecoder().decode(text))).isZero();
  }
}
