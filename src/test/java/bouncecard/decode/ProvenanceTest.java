package bouncecard.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import bouncecard.adapter.data.DataFiles;
import bouncecard.decode.Provenance.Named;
import bouncecard.decode.Provenance.Span;
import bouncecard.delivery.Field;
import bouncecard.delivery.Place;
import bouncecard.text.UntrustedText;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ProvenanceTest {
  private static final Decoder DECODER = new Decoder(DataFiles.load());

  private static final String LOG =
      """
      Any idea? Please answer to kim@corp.example
      Nov 29 10:00:00 mx1 sshd[55]: Failed password for invalid user a@b.example
      Nov 29 10:00:01 mx1 postfix/smtp[77]: 4F1A2B3C4D: to=<bob@example.com>, \
      relay=mx.example.com[192.0.2.9]:25, delay=1, dsn=5.1.1, status=bounced \
      (host mx.example.com[192.0.2.9] said: 550 5.1.1 <bob@example.com>: No such user)
      """;

  @Test
  void spans_logBetweenTalk_tellsWhoSpoke() {
    assertThat(read(LOG).spans())
        .extracting(Span::speaker)
        .containsExactly(
            Speaker.PERSON, Speaker.ANOTHER_PROGRAM, Speaker.OWN_SERVER, Speaker.RECEIVING_SERVER);
    assertThat(read(LOG).spans().getLast().words().value())
        .isEqualTo("550 5.1.1 <bob@example.com>: No such user)");
  }

  @Test
  void values_logLine_standWhereTheyWerePasted() {
    assertThat(read(LOG).values())
        .extracting(value -> value.field(), value -> LOG.substring(value.start(), value.end()))
        .contains(
            tuple(Field.FINAL_RECIPIENT, "bob@example.com"),
            tuple(Field.REPLY_CODE, "550"),
            tuple(Field.REMOTE_MTA, "mx.example.com"),
            tuple(Field.QUEUE_ID, "4F1A2B3C4D"));
  }

  @Test
  void addresses_logBetweenTalk_areSaidToBeWhose() {
    assertThat(read(LOG).addresses())
        .extracting(named -> named.address().value(), Named::role, Named::place, Named::not)
        .containsExactly(
            tuple(
                "kim@corp.example",
                AddressRole.NOT_RECIPIENT,
                Optional.empty(),
                Optional.of(NotRecipient.OTHER_PLACE)),
            tuple(
                "a@b.example",
                AddressRole.NOT_RECIPIENT,
                Optional.empty(),
                Optional.of(NotRecipient.ANOTHER_PROGRAM)),
            tuple(
                "bob@example.com",
                AddressRole.RECIPIENT,
                Optional.of(Place.LOG_LINE),
                Optional.empty()),
            tuple(
                "bob@example.com",
                AddressRole.RECIPIENT,
                Optional.of(Place.LOG_LINE),
                Optional.empty()));
  }

  @Test
  void values_escapedReply_standInThePasteNotInTheUnwrappedText() {
    String paste =
        "smtplib.SMTPRecipientsRefused: {'bob@example.com': (550, b'5.1.1 <bob@example.com>:"
            + " no\\x20such user')}";
    assertThat(read(paste).values())
        .extracting(value -> paste.substring(value.start(), value.end()))
        .contains("bob@example.com", "550", "5.1.1");
  }

  @Test
  void of_anyText_staysWithinIt() {
    SplittableRandom random = new SplittableRandom(7);
    for (int round = 0; round < 300; round++) {
      int cut = random.nextInt(LOG.length());
      String paste = LOG.substring(cut) + "{'a@b.example': (550, '\\u00e9" + LOG.substring(0, cut);
      Provenance read = read(paste);
      int last = 0;
      for (Span span : read.spans()) {
        assertThat(span.start()).isGreaterThanOrEqualTo(last).isLessThan(span.end());
        last = span.end();
      }
      assertThat(last).isLessThanOrEqualTo(paste.length());
      assertThat(read.values()).allMatch(value -> value.start() < value.end());
      assertThat(read.values()).allMatch(value -> value.end() <= paste.length());
      assertThat(read.addresses()).allMatch(named -> named.end() <= paste.length());
    }
  }

  private static Provenance read(String paste) {
    UntrustedText pasted = new UntrustedText(paste);
    return DECODER.explained(DECODER.decode(pasted), pasted).provenance().orElseThrow();
  }
}
