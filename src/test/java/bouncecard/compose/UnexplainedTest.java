package bouncecard.compose;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.card.Block;
import bouncecard.card.Card;
import bouncecard.card.Rich;
import bouncecard.card.Sizes;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Language;
import bouncecard.decode.Decoder;
import bouncecard.text.UntrustedText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Cards about bounces that name no reason.
final class UnexplainedTest {
  private static final Catalog CATALOG = DataFiles.load();
  private static final Decoder DECODER = new Decoder(CATALOG);

  /// Where the mail was returned nobody tries again, so that the first step cannot be to wait only.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          450 4.2.0 Greylisted, try again later                                                    | send it again
          host mx.example.com[192.0.2.1] said: 450 4.2.0 <bob@example.com>: Recipient address rejected: Greylisted | send again
          """)
  void bounce_thatWasPutOffAndReturned_saysToSendAgain(String reply, String told) {
    assertThat(steps(sizes(report("Diagnostic-Code: smtp; " + reply)).compact()).getFirst())
        .contains(told)
        .contains("returned");
  }

  /// The card is the code's own, and says nothing of a class that was not received.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          550 5.0.0 qqq                        | 550 5.0.0   | 4
          451 4.0.0 qqq                        | 451 4.0.0   | 5
          550 5.7.999 qqq                      | 550 5.7.999 | 4
          554 qqq (in reply to RCPT TO)        | 554 5.0.0   | 4
          """)
  void bounce_ofACodeWithoutAReason_isTheCodesOwnCard(String reply, String codes, int otherDigit) {
    Sizes sizes = sizes(report("Diagnostic-Code: smtp; " + reply));
    assertThat(sizes.whole().title()).isEqualTo(codes + " · Reason not given");
    assertThat(text(sizes.whole())).contains("by itself");
    assertThat(sizes.compact().verdict().text())
        .doesNotContain(otherDigit + " means")
        .doesNotContainPattern("\\b" + otherDigit + "\\b");
  }

  @Test
  void bounce_ofAStatusFieldAlone_saysWhatTheCodeSays() {
    Sizes sizes = sizes(report("X-Nothing: here"));
    assertThat(sizes.compact().title()).isEqualTo("5.0.0 · Reason not given");
    assertThat(sizes.compact().verdict().text()).startsWith("A permanent failure without");
    assertThat(steps(sizes.compact())).hasSizeGreaterThan(1);
  }

  /// Where the point of the session is known, it is told and not asked for.
  @ParameterizedTest
  @CsvSource({"RCPT TO, RCPT TO", "MAIL FROM, MAIL FROM", "end of DATA, with the message"})
  void bounce_withoutAReasonAtAKnownCommand_tellsWhatThatSays(String command, String told) {
    List<String> steps =
        steps(
            sizes(report("Diagnostic-Code: smtp; 550 qqq (in reply to " + command + " command)"))
                .compact());
    assertThat(steps.getFirst()).contains(told);
    assertThat(steps).noneMatch(step -> step.contains("Note after which command"));
  }

  /// A refusal that gives no reason is the recipient's policy, as a guess that makes nobody act.
  @Test
  void bounce_refusedWithNothingButAnId_isPolicyAsAGuess() {
    Sizes sizes = sizes(report("Diagnostic-Code: smtp; 550 Blocked (XQ-41827)"));
    assertThat(sizes.whole().title()).isEqualTo("Refused by policy");
    assertThat(text(sizes.whole())).contains("The reply says no more");
  }

  @Test
  void bounce_withACause_isNotTold() {
    Sizes sizes = sizes(report("Diagnostic-Code: smtp; 550 5.1.1 User unknown"));
    assertThat(sizes.whole().title()).isEqualTo("No such mailbox");
    assertThat(text(sizes.whole())).doesNotContain("by itself");
  }

  private static String report(String field) {
    return "Reporting-MTA: dns; mx.example.org\n\nFinal-Recipient: rfc822; bob@example.com\n"
        + "Action: "
        + (field.contains(" 4") ? "delayed" : "failed")
        + "\nStatus: "
        + (field.contains(" 4") ? "4.0.0" : "5.0.0")
        + "\n"
        + field
        + "\n";
  }

  private static Sizes sizes(String text) {
    return new CardComposer(CATALOG, Language.ENGLISH)
        .bounce(DECODER.decode(new UntrustedText(text)));
  }

  private static List<String> steps(Card card) {
    return card.blocks().stream()
        .filter(Block.Steps.class::isInstance)
        .flatMap(block -> ((Block.Steps) block).steps().stream())
        .map(Rich::text)
        .toList();
  }

  private static String text(Card card) {
    StringBuilder text = new StringBuilder();
    for (Block block : card.blocks()) {
      if (block instanceof Block.Paragraph(String heading, Rich said)) {
        text.append(heading).append(' ').append(said.text()).append('\n');
      }
    }
    return text.toString();
  }
}
