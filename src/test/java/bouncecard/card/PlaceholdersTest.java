package bouncecard.card;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Language;
import bouncecard.decode.Decoder;
import bouncecard.decode.FailedDelivery;
import bouncecard.decode.Places;
import bouncecard.text.UntrustedText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is filled into commands that a person pastes into a shell.
class PlaceholdersTest {
  private final Catalog catalog = DataFiles.load();
  private final Decoder decoder = new Decoder(catalog);

  @Test
  void found_reply_givesWhatFixStepsNeed() {
    assertThat(
            found(
                "<bob@Example.COM>: host mx.example.com[192.0.2.25] said: 554 5.7.1 Service"
                    + " unavailable; Client host [203.0.113.9] blocked using zen.spamhaus.org;"
                    + " https://www.spamhaus.org/query/ip/203.0.113.9"))
        .containsEntry("recipient", "bob@Example.COM")
        .containsEntry("recipient_domain", "example.com")
        .containsEntry("host", "mx.example.com")
        .containsEntry("ip", "203.0.113.9")
        .containsEntry("dnsbl", "zen.spamhaus.org")
        .containsEntry("link", "https://www.spamhaus.org/query/ip/203.0.113.9")
        .doesNotContainKeys("sender", "selector", "limit");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$(reboot)@example.com",
        "`reboot`@example.com",
        "a;reboot@example.com",
        "a|reboot@example.com",
        "a&reboot@example.com",
        "'a'@example.com",
        "a\"b@example.com",
        "a b@example.com",
        "a>b@example.com",
        "a\\b@example.com",
        "a*@example.com",
        "{a,b}@example.com",
        "!!@example.com",
        "-oProxyCommand@example.com",
        "+a@example.com",
        "~root@example.com",
        "#a@example.com",
        "",
      })
  void found_addressThatAShellWouldRead_isLeftOut(String address) {
    Map<String, String> found = Placeholders.found(to(address), List.of());
    assertThat(found).doesNotContainKey("recipient");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bob@-f/etc/passwd",
        "bob@+trace",
        "bob@",
        "bob",
        "bob@example.com;reboot",
        "bob@$(x).example"
      })
  void found_domainThatAProgramWouldReadAsAnOption_isLeftOut(String address) {
    assertThat(Placeholders.found(to(address), List.of())).doesNotContainKey("recipient_domain");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "first.last+tag@example.com|first.last+tag@example.com",
        "user_1@example.com|user_1@example.com",
        "사용자@예시.example|사용자@예시.example",
      })
  void found_ordinaryAddress_isTaken(String address, String expected) {
    assertThat(Placeholders.found(to(address), List.of())).containsEntry("recipient", expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "550 blocked [203.0.113.9]|203.0.113.9",
        "550 IP=203.0.113.9 - no|203.0.113.9",
        "host mx.example.com[192.0.2.1] said: 550 203.0.113.9 is listed|203.0.113.9",
        "550 5.7.1 refused: 1.2.3.4.5 and 999.0.2.1|",
        "550 5.7.1 no address|",
        "host mx.example.com[192.0.2.1] said: 550 no|",
      })
  void found_sendingAddress_isNotTheServersOwn(String reply, String expected) {
    assertThat(Optional.ofNullable(found(reply).get("ip")))
        .isEqualTo(Optional.ofNullable(expected));
  }

  @Test
  void complete_nothingFound_hasWordsForEveryPlaceholder() {
    for (Language language : catalog.languages()) {
      assertThat(Placeholders.complete(Map.of(), catalog.texts(language)))
          .containsOnlyKeys(
              "recipient",
              "recipient_domain",
              "sender",
              "sender_domain",
              "ip",
              "host",
              "dnsbl",
              "limit",
              "link",
              "selector")
          .allSatisfy((_, words) -> assertThat(words).doesNotContain("{", "`", " "));
    }
  }

  private Map<String, String> found(String pasted) {
    return Placeholders.found(
        decoder.decode(new UntrustedText(pasted)).reports().getFirst().found(),
        catalog.vocabulary().blockLists());
  }

  private static FailedDelivery to(String recipient) {
    return new FailedDelivery(
        Optional.of(new UntrustedText(recipient)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        UntrustedText.EMPTY,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Places.NONE);
  }
}
