package bouncecard.compose;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.card.Block;
import bouncecard.card.Card;
import bouncecard.catalog.Actor;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.EnhancedStatusCodeEntry;
import bouncecard.catalog.Language;
import bouncecard.catalog.Message;
import bouncecard.catalog.Provider;
import bouncecard.catalog.ReplyCodeEntry;
import bouncecard.catalog.Retry;
import bouncecard.catalog.Standing;
import bouncecard.catalog.Texts;
import bouncecard.decode.Decoder;
import bouncecard.smtp.Code;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.ReplyCode;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// That cards say what the standards say first, and nothing that cannot be true at once.
class WhatCardsClaimTest {
  private static final Catalog CATALOG = DataFiles.load();
  private static final Decoder DECODER = new Decoder(CATALOG);

  static List<Language> languages() {
    return CATALOG.languages();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void verdict_ofAStandardCode_namesNoProvider(Language language) {
    Describer describer = new Describer(CATALOG, CATALOG.texts(language));
    List<String> named = new ArrayList<>();
    for (Code code : standardCodes()) {
      String verdict = describer.describe(code).verdict();
      for (Provider provider : CATALOG.providers()) {
        String name = provider.name().split(" / | \\(| ", 2)[0];
        if (name.length() > 3
            && Pattern.compile("\\b" + Pattern.quote(name)).matcher(verdict).find()) {
          named.add(code + ": " + verdict);
        }
      }
    }
    assertThat(named).isEmpty();
  }

  private static List<Code> standardCodes() {
    List<Code> codes = new ArrayList<>();
    for (ReplyCodeEntry entry : CATALOG.replyCodes()) {
      if (entry.standing() == Standing.STANDARD || entry.standing() == Standing.EXTENSION) {
        codes.add(entry.code());
      }
    }
    for (EnhancedStatusCodeEntry entry : CATALOG.enhancedStatusCodes()) {
      for (int digit : List.of(2, 4, 5)) {
        EnhancedStatusCode.parse(digit + entry.key().substring(1))
            .filter(_ -> entry.knows(digit))
            .ifPresent(codes::add);
      }
    }
    assertThat(codes).hasSizeGreaterThan(150);
    return codes;
  }

  @ParameterizedTest
  @ValueSource(strings = {"5.7.27", "4.7.28", "5.1.10", "5.4.1"})
  void code_thatAProviderUsesForSomethingElse_saysSoInBothSizes(String written) {
    Code code = EnhancedStatusCode.parse(written).orElseThrow();
    var sizes = new CardComposer(CATALOG, Language.ENGLISH).code(List.of(code));
    String provider = written.startsWith("5.7") || written.startsWith("4") ? "Gmail" : "Microsoft";
    for (Card card : List.of(sizes.whole(), sizes.compact())) {
      assertThat(card.verdict().text()).doesNotContain(provider);
      assertThat(card.blocks()).anyMatch(block -> block.toString().contains(provider));
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void code_refusedForGood_hasNobodyWait(Language language) {
    Describer describer = new Describer(CATALOG, CATALOG.texts(language));
    for (Code code : standardCodes()) {
      Described described = describer.describe(code);
      if (code instanceof EnhancedStatusCode && code.classDigit() == 5) {
        assertThat(described.actors()).as(code.toString()).doesNotContain(Actor.NOBODY);
        assertThat(described.retry()).as(code.toString()).isNotEqualTo(Retry.YES);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"4.4.7", "5.4.7", "447", "552", "254"})
  void code_whoseMessageIsToBeSentAgain_isNotSaidToFailAgain(String written) {
    Code code =
        ReplyCode.parse(written)
            .<Code>map(reply -> reply)
            .or(() -> EnhancedStatusCode.parse(written))
            .orElseThrow();
    Texts texts = CATALOG.texts(Language.ENGLISH);
    assertThat(new Describer(CATALOG, texts).describe(code).retry()).isEqualTo(Retry.AFTER_CHANGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "421 4.7.1 [TS03] All messages from 203.0.113.5 will be permanently deferred",
        "421 4.7.0 [TSS06] All messages from 203.0.113.5 will be permanently deferred; Retrying"
            + " will NOT succeed. See https://postmaster.yahooinc.com/error-codes",
        "451 4.4.62 Mail sent to the wrong Office 365 region. ATTR35.",
        "421 4.7.66 TLS 1.0 and 1.1 are not supported. Please upgrade/update your client to support"
            + " TLS 1.2. Visit https://aka.ms/smtp_auth_tls.",
      })
  void bounce_temporaryByItsCodeThatLasts_isNotToldAsRetried(String reply) {
    assertThat(retry(reply)).isEqualTo(term(Retry.AFTER_CHANGE));
  }

  @Test
  void bounce_temporaryOneThatPasses_isToldAsRetried() {
    assertThat(
            retry(
                "421 4.7.0 [TSS04] Messages from 192.0.2.10 temporarily deferred due to unexpected"
                    + " volume or user complaints"))
        .isEqualTo(term(Retry.YES));
  }

  @Test
  void bounce_givenUpThoughItPasses_isToldToBeSentAgain() {
    String report =
        """
        Reporting-MTA: dns; mx.example.net

        Final-Recipient: rfc822; kim@example.org
        Action: failed
        Status: 4.3.0
        Diagnostic-Code: smtp; 450 4.3.0 Temporary failure
        """;

    assertThat(retry(report)).isEqualTo(term(Retry.LATER));
    assertThat(retry(report.replace("failed", "delayed"))).isEqualTo(term(Retry.YES));
  }

  @ParameterizedTest
  @CsvSource({
    "failed, 450 4.0.0, LATER",
    "delayed, 450 4.0.0, YES",
    "failed, 550 5.0.0, NO",
    "failed, 552 5.0.0, AFTER_CHANGE"
  })
  void bounceWithoutAReason_saysTheSameInVerdictAndRetry(String action, String code, Retry retry) {
    String report = ReportText.withoutReason(action, code);

    assertThat(retry(report)).isEqualTo(term(retry));
    assertThat(card(report).verdict().text().contains("retries by itself"))
        .isEqualTo(retry == Retry.YES);
  }

  @Test
  void bounce_refusedForGoodByGreylisting_isToldToBeSentAgain() {
    assertThat(retry("550 5.7.1 Greylisted, please try again in five minutes"))
        .isEqualTo(term(Retry.LATER));
  }

  private static String term(Retry retry) {
    return CATALOG.texts(Language.ENGLISH).term("retry", retry);
  }

  private static Card card(String bounce) {
    return new CardComposer(CATALOG, Language.ENGLISH)
        .bounce(DECODER.decode(new UntrustedText(bounce)))
        .whole();
  }

  private static String retry(String reply) {
    String label = CATALOG.texts(Language.ENGLISH).message(Message.RETRY);
    return card(reply).blocks().stream()
        .filter(Block.Facts.class::isInstance)
        .flatMap(block -> ((Block.Facts) block).facts().stream())
        .filter(fact -> fact.label().equals(label))
        .map(fact -> fact.value().text())
        .findFirst()
        .orElseThrow();
  }
}
