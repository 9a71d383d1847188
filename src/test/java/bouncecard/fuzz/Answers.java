package bouncecard.fuzz;

import bouncecard.app.Answer;
import bouncecard.decode.Report;
import bouncecard.text.UntrustedText;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What must hold of every answer.
final class Answers {
  /// A multipart of delivery reports may have more than one of them has.
  private static final int MOST_REPORTS = 2000;

  /// The reply that is quoted is the longest text; a base64 text in UTF-7 grows by less.
  private static final int GROWTH = 4;

  private Answers() {}

  /// Looks at what came of reading, and reads once more to compare.
  static void check(Supplier<Answer> reading, byte[] octets) {
    Answer answer = reading.get();
    if (Must.beThorough(octets)) {
      Must.hold(answer.equals(reading.get()), "the same twice");
    }
    Must.hold(!answer.kind().isEmpty(), "a kind");
    Must.hide(answer.toString());
    once(answer.replyCodes());
    once(answer.enhancedStatusCodes());
    if (answer instanceof Answer.BounceAnswer(var decoding)) {
      Must.hold(decoding.all().size() <= MOST_REPORTS, decoding.all().size() + " reports");
      decoding.all().forEach(report -> check(report, octets.length));
    }
  }

  private static void once(List<String> codes) {
    Must.hold(new HashSet<>(codes).size() == codes.size(), "each code once: " + codes);
  }

  private static void check(Report report, int length) {
    var found = report.found();
    Stream.concat(
            Stream.of(found.reply(), report.diagnosis().evidence()),
            Stream.of(
                    found.finalRecipient(),
                    found.originalRecipient(),
                    found.diagnosticCode(),
                    found.reportingMta(),
                    found.remoteMta(),
                    found.sender(),
                    found.queueId())
                .flatMap(Optional::stream))
        .map(UntrustedText::value)
        .forEach(
            text ->
                Must.hold(
                    text.length() <= GROWTH * length + 1000, text.length() + " of " + length));
    Must.hold(!report.diagnosis().actors().isEmpty(), "somebody who acts");
    Must.hold(found.finalRecipient().map(text -> !text.isBlank()).orElse(true), "an address");
  }
}
