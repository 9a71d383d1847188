package bouncecard.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.catalog.Provider;
import bouncecard.catalog.Rule;
import bouncecard.catalog.RuleId;
import bouncecard.decode.Decoder;
import bouncecard.decode.Report;
import bouncecard.text.UntrustedText;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What came into question, and why one thing decided.
class ExplanationTest {
  private static final Decoder DECODER = new Decoder(DataFiles.load());

  @Test
  void decode_unlessAsked_explainsNothing() {
    assertThat(DECODER.decode(new UntrustedText("550 5.1.1 User unknown")).reports())
        .singleElement()
        .satisfies(report -> assertThat(report.explanation()).isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // who loses and why, where the reply is that one
        "wording.mailbox-full|WEAKER|<bob@gmail.com>: host gmail-smtp-in.l.google.com[192.0.2.1]"
            + " said: 552-5.2.2 The email account that you tried to reach is over quota. gsmtp",
        "google.code-7-32|NOT_SPEAKING|451 4.7.32 later",
      })
  void explained_rule_losesForThatReason(String rule, CandidateOutcome outcome, String pasted) {
    assertThat(explanation(pasted).candidates())
        .filteredOn(contender -> id(contender).equals(Optional.of(rule)))
        .singleElement()
        .satisfies(contender -> assertThat(contender.outcome()).isEqualTo(outcome));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "550 5.1.1|ENHANCED_STATUS_CODE|550 5.1.1 zzqq",
        "550|FIRST_DIGIT|host mx.example.com[192.0.2.1] said: 550 zzqq",
        "550 5.1.1|WORDING|550 5.1.1 no such user here",
      })
  void explained_winner_stands_first(String codes, Diagnosis.Basis basis, String pasted) {
    assertThat(explanation(pasted).candidates().getFirst())
        .satisfies(
            winner -> {
              assertThat(winner.outcome()).isEqualTo(CandidateOutcome.WON);
              assertThat(winner.basis()).isEqualTo(basis);
              assertThat(codes)
                  .contains(basis == Diagnosis.Basis.WORDING ? "" : winner.evidence().value());
            });
  }

  @Test
  void explained_generalCode_isSetAsideBesideWords() {
    assertThat(explanation("554 5.7.1 mailbox is full").candidates())
        .filteredOn(contender -> contender.evidence().value().equals("5.7.1"))
        .singleElement()
        .satisfies(
            contender -> assertThat(contender.outcome()).isEqualTo(CandidateOutcome.SAYS_LITTLE));
  }

  @Test
  void explained_speakers_areThoseThatTheReplyPointsTo() {
    assertThat(explanation("<bob@gmail.com>: 550 no").attribution().stream().map(Provider::id))
        .contains("google");
    assertThat(explanation("550 5.1.1 no such user").attribution()).isEmpty();
  }

  /// Exactly one decides, and it is the one that the diagnosis names.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "550 5.1.1 User unknown",
        "host mx.example.com[192.0.2.1] said: 550 zzqq",
        "421 4.7.0 [TSS04] Messages from 192.0.2.10 temporarily deferred",
        "554 5.7.1 Service unavailable; Client host [203.0.113.9] blocked using zen.spamhaus.org",
        "host mx.example.com[192.0.2.1] said: 451 4.7.1 Greylisting in action, please come back"
            + " later",
        "452 4.2.2 mailbox full",
        "<bob@comcast.net>: 552 5.1.1 recipient rejected - extended quota violation",
      })
  void explained_winner_isTheOneOfTheDiagnosis(String pasted) {
    Report report = explained(pasted);
    List<Candidate> won =
        report.explanation().orElseThrow().candidates().stream()
            .filter(contender -> contender.outcome() == CandidateOutcome.WON)
            .toList();
    assertThat(won).hasSize(1);
    assertThat(won.getFirst().cause()).isEqualTo(report.diagnosis().cause());
    assertThat(won.getFirst().rule()).isEqualTo(report.diagnosis().rule());
    assertThat(won.getFirst().basis()).isEqualTo(report.diagnosis().basis());
  }

  private Explanation explanation(String pasted) {
    return explained(pasted).explanation().orElseThrow();
  }

  private Report explained(String pasted) {
    return DECODER.explained(DECODER.decode(new UntrustedText(pasted))).reports().getFirst();
  }

  private static Optional<String> id(Candidate contender) {
    return contender.rule().map(Rule::id).map(RuleId::toString);
  }
}
