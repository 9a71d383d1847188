package bouncecard.app;

import bouncecard.decode.Decoder;
import bouncecard.decode.Decoding;
import bouncecard.dsn.MailPart;
import bouncecard.text.UntrustedText;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Answers what mails tell: saved, pasted, or sent with an event of a mail service in them.
final class MailAnswers {
  private final MailReader mails;
  private final Decoder decoder;
  private final Grammar grammar;

  MailAnswers(MailReader mails, Decoder decoder, Grammar grammar) {
    this.mails = mails;
    this.decoder = decoder;
    this.grammar = grammar;
  }

  /// What a mail tells that was saved.
  Answer saved(byte[] mail) {
    return answer(mails.read(mail));
  }

  /// What a mail tells.
  private Answer answer(MailPart mail) {
    Decoding decoding = decoder.decode(mail);
    return decoding.isNothing()
        ? mailedEvent(mail).orElse(new Answer.BounceAnswer(decoding))
        : new Answer.BounceAnswer(decoding);
  }

  /// An event that a mail service sent by mail, as Amazon SNS does to addresses that subscribed.
  private Optional<Answer> mailedEvent(MailPart mail) {
    // Sendmail breaks lines that are longer than SMTP allows in this way (RFC 5321 §4.5.3.1.6).
    String text = decoder.saidIn(mail).strip().replace("!\r\n ", "").replace("!\n ", "");
    if (!text.startsWith("{")) {
      return Optional.empty();
    }
    int signature = text.indexOf("\n--");
    String event = signature < 0 ? text : text.substring(0, signature);
    return Optional.of(grammar.read(new UntrustedText(event), Venue.DOCUMENT).answer())
        .filter(Answer.BounceAnswer.class::isInstance);
  }

  /// What a mail tells that was pasted whole, or the body of one.
  Optional<Answer> pasted(String text) {
    if (text.indexOf('\n') < 0) {
      return Optional.empty();
    }
    if (ContentSniffer.looksLikeMail(text)) {
      return Optional.of(answer(parsed(text))).filter(MailAnswers::isOfBounce);
    }
    return Pasted.withHeader(text).flatMap(this::body);
  }

  /// The body of a mail that lost its header: what its parts tell, else what its text does.
  private Optional<Answer> body(String text) {
    MailPart mail = parsed(text);
    return Optional.of(answer(mail))
        .filter(MailAnswers::isOfBounce)
        .or(
            () ->
                Optional.of(decoder.decode(new UntrustedText(decoder.saidIn(mail))))
                    .filter(MailAnswers::namesRecipient)
                    .map(Answer.BounceAnswer::new));
  }

  private MailPart parsed(String text) {
    return mails.read(text.stripLeading().getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isOfBounce(Answer answer) {
    return !(answer instanceof Answer.BounceAnswer(Decoding decoding)) || !decoding.isNothing();
  }

  private static boolean namesRecipient(Decoding decoding) {
    return decoding.reports().stream()
        .anyMatch(report -> report.found().finalRecipient().isPresent());
  }
}
