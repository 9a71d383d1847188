package bouncecard.dsn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.text.UntrustedText;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryStatusParserTest {
  private static final String REPORT =
      """
      Reporting-MTA: dns; mx.example.org
      X-Postfix-Queue-ID: 3F2504E0
      Arrival-Date: Mon, 23 Nov 2026 10:00:00 +0000

      Final-Recipient: rfc822; bob@example.com
      Original-Recipient: rfc822; robert@example.com
      Action: failed
      Status: 5.1.1
      Remote-MTA: dns; mail.example.com
      Diagnostic-Code: smtp; 550 5.1.1 User unknown
      """;

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void withoutFields_leavesTheWords(String lineBreak) {
    String words = "Sorry.\n\n\nThe status: it failed.\n  Nobody: is here.\n";
    String text =
        "Sorry.\n\n" + REPORT + "  and more of it\n\nThe status: it failed.\n  Nobody: is here.\n";
    assertThat(DeliveryStatusParser.withoutFields(text.replace("\n", lineBreak)))
        .isEqualTo(
            words
                .replace("\n\n\n", "\n\nX-Postfix-Queue-ID: 3F2504E0\n\n\n")
                .replace("\n", lineBreak));
    assertThat(DeliveryStatusParser.withoutFields(words)).isSameAs(words);
    assertThat(DeliveryStatusParser.withoutFields("Action: failed")).isEmpty();
  }

  @Test
  void parse_reportOfPostfix_namesTheSender() {
    assertThat(
            DeliveryStatusParser.parse(
                    """
                    Reporting-MTA: dns; mx.example.org
                    X-Postfix-Queue-ID: 3F2504E0
                    X-Postfix-Sender: rfc822; ines@example.org

                    Final-Recipient: rfc822; bob@example.com
                    Action: failed
                    """)
                .sender())
        .isEqualTo(text("ines@example.org"));
  }

  @Test
  void parse_wholeReport_givesEveryField() {
    assertThat(DeliveryStatusParser.parse(REPORT))
        .isEqualTo(
            new DeliveryStatus(
                text("mx.example.org"),
                text("3F2504E0"),
                Optional.empty(),
                text("Mon, 23 Nov 2026 10:00:00 +0000"),
                List.of(
                    new RecipientStatus(
                        text("bob@example.com"),
                        text("robert@example.com"),
                        Optional.of(Action.FAILED),
                        EnhancedStatusCode.parse("5.1.1"),
                        Optional.of(
                            new TypedText("smtp", new UntrustedText("550 5.1.1 User unknown"))),
                        text("mail.example.com"),
                        Optional.empty()))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void parse_anyLineBreak_givesTheSame(String lineBreak) {
    assertThat(DeliveryStatusParser.parse(REPORT.replace("\n", lineBreak)))
        .isEqualTo(DeliveryStatusParser.parse(REPORT));
  }

  @Test
  void parse_typeOfAnAddressTwice_isNoPartOfIt() {
    assertThat(only("Final-Recipient: rfc822;rfc822;bob@example.com\n").finalRecipient())
        .isEqualTo(text("bob@example.com"));
  }

  @Test
  void parse_typeOfAnAddressAlone_isNoAddress() {
    assertThat(only("Final-Recipient: rfc822").finalRecipient()).isEmpty();
  }

  @Test
  void parse_foldedField_isUnfoldedWithOneSpace() {
    RecipientStatus recipient =
        only(
            """
            Final-Recipient: rfc822;
             bob@example.com
            Diagnostic-Code: smtp; 550 5.1.1
            \tUser
               unknown
            """);
    assertThat(recipient.finalRecipient()).isEqualTo(text("bob@example.com"));
    assertThat(recipient.diagnosticCode().orElseThrow().text().value())
        .isEqualTo("550 5.1.1 User unknown");
  }

  @Test
  void parse_repeatedField_keepsTheFirst() {
    RecipientStatus recipient =
        only("Final-Recipient: rfc822; bob@example.com\nStatus: 5.1.1\nStatus: 4.0.0\n");
    assertThat(recipient.status()).isEqualTo(EnhancedStatusCode.parse("5.1.1"));
  }

  @Test
  void parse_groupsWithoutABlankLine_arePartedByTheSecondFinalRecipient() {
    assertThat(
            DeliveryStatusParser.parse(
                    """
                    Final-Recipient: rfc822; a@example.com
                    Status: 5.1.1
                    Final-Recipient: rfc822; b@example.com
                    Status: 5.2.2
                    """)
                .recipients())
        .extracting(RecipientStatus::finalRecipient, RecipientStatus::status)
        .containsExactly(
            tuple(text("a@example.com"), EnhancedStatusCode.parse("5.1.1")),
            tuple(text("b@example.com"), EnhancedStatusCode.parse("5.2.2")));
  }

  @Test
  void parse_originalRecipientAlone_isARecipient() {
    assertThat(only("Original-Recipient: rfc822; a@example.com\nAction: delayed\n").action())
        .contains(Action.DELAYED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5.1.1 (bad destination mailbox)",
        " 5.1.1",
        "5.1.1; text",
        "5.1.1\t",
      })
  void parse_statusWithAComment_isTheCode(String status) {
    assertThat(only("Final-Recipient: rfc822; a@example.com\nStatus: " + status + "\n").status())
        .isEqualTo(EnhancedStatusCode.parse("5.1.1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5.1", "9.1.1", "five", "5.1.1.1", "5..1", "99999999999999.1.1"})
  void parse_statusThatIsNone_leavesTheOtherFieldsAsTheyAre(String status) {
    RecipientStatus recipient =
        only("Final-Recipient: rfc822; a@example.com\nStatus: " + status + "\nAction: failed\n");
    assertThat(recipient.status()).isEmpty();
    assertThat(recipient.action()).contains(Action.FAILED);
  }

  @Test
  void parse_linesThatAreNoFields_arePassedOver() {
    RecipientStatus recipient =
        only(
            """
            -- cut here --
            Final-Recipient: rfc822; a@example.com
            ????
            very odd : x
            Action: failed
            """);
    assertThat(recipient.action()).contains(Action.FAILED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n\n\n",
        "Reporting-MTA: dns; x.example.com",
        ":",
        ": x",
        "\u0000\u0001",
        " a\n b"
      })
  void parse_textWithoutRecipients_hasNone(String text) {
    assertThat(DeliveryStatusParser.parse(text).recipients()).isEmpty();
  }

  @Test
  void parse_tenThousandRecipients_stopsAtAThousand() {
    String many = "Final-Recipient: rfc822; a@example.com\nAction: failed\n\n".repeat(10_000);
    assertThat(DeliveryStatusParser.parse(many).recipients()).hasSize(1000);
  }

  @Test
  void parse_hugeField_isReadOnce() {
    String huge = "x".repeat(2_000_000);
    RecipientStatus recipient =
        only("Final-Recipient: rfc822; a@example.com\nDiagnostic-Code: smtp; " + huge + "\n");
    assertThat(recipient.diagnosticCode().orElseThrow().text().value()).hasSize(2_000_000);
    assertThat(
            only("Final-Recipient: rfc822; a@example.com\nX:" + "\n y".repeat(300_000) + "\n")
                .status())
        .isEmpty();
  }

  @Test
  void parse_mutatedReport_neverThrows() {
    Random random = new Random(3464);
    for (int i = 0; i < 3000; i++) {
      StringBuilder mutated = new StringBuilder(REPORT);
      for (int change = random.nextInt(12); change >= 0; change--) {
        int at = random.nextInt(mutated.length());
        switch (random.nextInt(3)) {
          case 0 -> mutated.deleteCharAt(at);
          case 1 -> mutated.insert(at, (char) random.nextInt(0x10000));
          default -> mutated.setCharAt(at, ":;\n\r \t@<>".charAt(random.nextInt(9)));
        }
      }
      assertThat(DeliveryStatusParser.parse(mutated.toString()).recipients()).hasSizeLessThan(10);
    }
  }

  private static RecipientStatus only(String text) {
    assertThat(DeliveryStatusParser.parse(text).recipients()).hasSize(1);
    return DeliveryStatusParser.parse(text).recipients().getFirst();
  }

  private static Optional<UntrustedText> text(String value) {
    return Optional.of(new UntrustedText(value));
  }
}
