package bouncecard.compose.steps;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.card.Rich;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Language;
import bouncecard.decode.Decoder;
import bouncecard.delivery.FailedDelivery;
import bouncecard.delivery.OriginalMessage;
import bouncecard.delivery.Places;
import bouncecard.text.UntrustedText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is filled into commands that a person pastes into a shell.
class PlaceholdersTest {
  private static final Catalog CATALOG = DataFiles.load();
  private static final Decoder DECODER = new Decoder(CATALOG);

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

  @Test
  void ofMany_namesThatAShellWouldRun_areLeftOut() {
    assertThat(
            Placeholders.ofMany(
                Optional.of("$(reboot).example"),
                Optional.of("192.0.2.7"),
                Optional.empty(),
                Optional.of("zen.example.org`id`")))
        .isEqualTo(Map.of("ip", "192.0.2.7", "reversed_ip", "7.2.0.192"));
    assertThat(
            Placeholders.ofMany(
                Optional.of("example.com"),
                Optional.of("2001:db8::7"),
                Optional.empty(),
                Optional.empty()))
        .isEqualTo(Map.of("recipient_domain", "example.com", "ip", "2001:db8::7"));
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
    Map<String, String> found = Placeholders.found(to(address), CATALOG.clues(), List.of());
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
    assertThat(Placeholders.found(to(address), CATALOG.clues(), List.of()))
        .doesNotContainKey("recipient_domain");
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
    assertThat(Placeholders.found(to(address), CATALOG.clues(), List.of()))
        .containsEntry("recipient", expected);
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "host mx.example.com[192.0.2.1] said: 550 mx 192.0.2.1 refuses [203.0.113.9]|203.0.113.9",
        "550 5.7.1 listed, 127.0.0.2 for 203.0.113.9|203.0.113.9",
        "550-5.7.25 [2001:db8:1::25] has no PTR record|2001:db8:1::25",
        "550 client [IPv6:2001:db8::9] is listed|2001:db8::9",
        "550 refused [12:30:15]: 203.0.113.9|203.0.113.9",
      })
  void found_sendingAddress_isTheOneThatIsNamedAsSuch(String reply, String expected) {
    assertThat(found(reply)).containsEntry("ip", expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "552 5.3.4 message size 41242880 exceeds size limit 35882577 of server|35882577",
        "552 5.3.4 max size 35882577|35882577",
        "552 Message exceeds the limit of 25 MB|25 MB",
        "552 Message exceeds the 25MB limit.|25 MB",
        "552 5.3.4 Message too big (maximum: 20480 KB)|20480 KB",
        "452 4.5.3 too many recipients, maximum 100 recipients|100 recipients",
        "421 4.7.0 only 20 connections allowed|20 connections",
        "550 5.4.5 Daily sending limit exceeded. 550|",
        "552 5.3.4 message size 41242880 exceeds fixed limit|",
        "550 rate limit exceeded (550), try again in 60 minutes|",
        "550 5.7.1 limit 5.7.1 of 192.0.2.1|",
        "550 5.7.1 the maximum|",
      })
  void found_limit_isTheServersAndNotTheMessages(String reply, String expected) {
    assertThat(Optional.ofNullable(found(reply).get("limit")))
        .isEqualTo(Optional.ofNullable(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "550 5.7.20 no key for selector1._domainkey.example.net|selector1",
        "550 dkim=fail (bad signature) d=example.net; s=mail2024;|mail2024",
        "550 5.7.1 status=bounced, is=known|",
        "550 ._domainkey is nothing|",
      })
  void found_selector_isTheOneOfTheSignature(String reply, String expected) {
    assertThat(Optional.ofNullable(found(reply).get("selector")))
        .isEqualTo(Optional.ofNullable(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // the speaker's own first, then an encrypted one, and the host is what counts
        "550 see http://example.net/a and"
            + " https://help.example.org/b?x=1&y=2|https://help.example.org/b?x=1&y=2",
        "550 see http://example.net/a or https://example.com/c.|https://example.com/c",
        "550 see https://example.net/?example.org or"
            + " https://www.example.org/|https://www.example.org/",
        "550 see https://example.org@example.net/ or https://example.org/x|https://example.org/x",
        "550 see https://notexample.org/ or https://example.org/x|https://example.org/x",
        "550 see http://example.net/$(reboot)|http://example.net/$(reboot",
        "550 5.7.1 see nothing|",
      })
  void found_link_isOfTheSpeakerWhereThereIsOne(String reply, String expected) {
    Optional<String> wanted = Optional.ofNullable(expected).filter(link -> !link.contains("$"));
    assertThat(Optional.ofNullable(found(reply).get("link"))).isEqualTo(wanted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "550-5.7.26 Unauthenticated email from example.net is not accepted|example.net",
        "550 5.7.509 Access denied, sending domain [example.net] does not pass DMARC|example.net",
        "550 spf fail smtp.mailfrom=alice@example.net|example.net",
        "550 sending domain unknown|",
        "550 email from -f.example..net|",
        "550 SPF [example.org] with ip: [203.0.113.9] = did not pass|example.org",
        "550 SPF check for [example.org] did not pass|example.org",
        "SMTP error after MAIL FROM:<a@example.org> SIZE=1: 550 no|example.org",
        "553 5.7.1 <a@example.org>: Sender address rejected: not owned|example.org",
        "554 The following identities failed the check in region EU-1: <a@example.org>|example.org",
        "550 Bad SPF records for [203.0.113.9]|",
        "550 Recipient <b@example.com>, sender address rejected|",
      })
  void found_senderDomain_isTheOneThatTheReplyNames(String reply, String expected) {
    assertThat(Optional.ofNullable(found(reply).get("sender_domain")))
        .isEqualTo(Optional.ofNullable(expected));
  }

  /// The time for a text of 200,000 characters, whatever is repeated in it.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit ",
        "maximum 1",
        "1.",
        "[::",
        "s=",
        "https://",
        "domain of ",
        "._domainkey",
        "a"
      })
  void found_longReply_takesLinearTime(String repeated) {
    String reply = repeated.repeat(200_000 / repeated.length());
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          assertThat(LimitFinder.in(reply, CATALOG.clues(), List.of())).isNotNull();
          assertThat(PlaceholderExtractor.address(reply)).isNotNull();
          assertThat(PlaceholderExtractor.link(reply, List.of("example.org"))).isNotNull();
          assertThat(PlaceholderExtractor.selector(reply)).isNotNull();
          assertThat(PlaceholderExtractor.domainAfter(reply, CATALOG.clues().senderLeads()))
              .isNotNull();
          assertThat(PlaceholderExtractor.dnsbl(reply, CATALOG.clues().blockLists())).isNotNull();
        });
  }

  @Test
  void fill_nothingFound_hasAWordInCommandsAndWordsInSentences() {
    List<String> names =
        List.of(
            "recipient",
            "recipient_domain",
            "sender",
            "sender_domain",
            "ip",
            "host",
            "dnsbl",
            "limit",
            "link",
            "selector",
            "queue_id",
            "reversed_ip");
    for (Language language : CATALOG.languages()) {
      for (String name : names) {
        Rich filled =
            Placeholders.fill(
                "say {" + name + "} or `{" + name + "}`: `run {" + name + "} now`",
                Map.of(),
                CATALOG.texts(language));
        assertThat(filled.text()).doesNotContain("{", "`");
        assertThat(filled.spans().getLast().text()).matches("run [^ ]+ now");
        assertThat(filled.spans()).hasSize(2);
      }
    }
    assertThat(
            Placeholders.fill(
                    "Ask the admin of `{recipient_domain}`: `dig MX {recipient_domain}`",
                    Map.of("recipient_domain", "example.com"),
                    CATALOG.texts(Language.ENGLISH))
                .text())
        .isEqualTo("Ask the admin of example.com: dig MX example.com");
  }

  @Test
  void needsMore_aboutALinkThatIsNotThere_isTrue() {
    assertThat(Placeholders.needsMore("Open `{link}`.", Map.of())).isTrue();
    assertThat(Placeholders.needsMore("Open `{link}`.", Map.of("link", "https://a.example")))
        .isFalse();
    assertThat(Placeholders.needsMore("Ask `{recipient}`.", Map.of())).isFalse();
  }

  private Map<String, String> found(String pasted) {
    return Placeholders.found(
        DECODER.decode(new UntrustedText(pasted)).reports().getFirst().found(),
        CATALOG.clues(),
        List.of("example.org"));
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
        Optional.empty(),
        Optional.empty(),
        OriginalMessage.UNKNOWN,
        Places.NONE);
  }
}
