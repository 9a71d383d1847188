package bouncecard.fuzz;

import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.app.Answer;
import bouncecard.app.ContentSniffer;
import bouncecard.app.Venue;
import bouncecard.decode.Decoder;
import bouncecard.text.UntrustedText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// What is fuzzed, each reader by itself.
@SuppressWarnings("ImmutableEnumChecker") // the checks are method references without state
public enum Target {
  /// Whatever is pasted.
  TEXT(
      octets -> {
        for (Venue setting : Must.some(List.of(Venue.values()), octets)) {
          Answers.check(() -> Readers.BOUNCECARD.ask(text(octets), setting).answer(), octets);
        }
      },
      "bouncecard.read.reply.**:bouncecard.read.session.**:bouncecard.decode.**"),
  /// A mail, whether it looks like one or not.
  MAIL(
      octets -> {
        Answers.check(() -> Readers.BOUNCECARD.read(octets), octets);
        if (Must.beThorough(octets)) {
          Answers.check(
              () ->
                  new Answer.BounceAnswer(
                      Readers.DECODER.decode(new JakartaMailReader().read(octets))),
              octets);
        }
      },
      "bouncecard.adapter.mail.**:org.eclipse.angus.mail.**:jakarta.mail.**"),
  /// A log, a session or a notice: a text that nobody typed.
  LOG(
      octets ->
          Answers.check(
              () -> new Answer.BounceAnswer(Readers.DECODER.decode(text(octets))), octets),
      "bouncecard.read.log.**:bouncecard.read.session.**"),
  /// Events of mail services in JSON.
  EVENT(Readers::checkEvents, "bouncecard.adapter.event.**"),
  /// Mailboxes, archives, and what is in them.
  CONTAINER(Containers::check, "bouncecard.adapter.input.**"),
  /// HTML.
  HTML(octets -> Readers.checkHtml(decoded(octets)), "bouncecard.text.Html**"),
  /// The fields of a delivery report.
  STATUS(octets -> Readers.checkStatus(decoded(octets)), "bouncecard.dsn.**"),
  /// What is drawn of what was read.
  CARD(
      octets -> Cards.check(octets, decoded(octets)),
      "bouncecard.adapter.terminal.**:bouncecard.adapter.slack.**:bouncecard.adapter.discord.**");

  private final Consumer<byte[]> check;
  private final String instrumented;

  /// @param instrumented the classes whose ways are told to the fuzzer: the reader's own. Those of
  ///   the engine behind it, which compares thousands of phrases, would take nearly all of the time
  Target(Consumer<byte[]> check, String instrumented) {
    this.check = check;
    this.instrumented = instrumented;
  }

  String instrumented() {
    return instrumented;
  }

  /// Reads an input.
  ///
  /// @throws AssertionError where something that must hold does not
  void check(byte[] octets) {
    check.accept(octets);
  }

  /// The name of its folder.
  String folder() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static UntrustedText text(byte[] octets) {
    return new UntrustedText(decoded(octets));
  }

  /// The text as it is read from a file, and in one encoding where that is not sure.
  private static String decoded(byte[] octets) {
    return octets.length > 0 && octets[0] == 0
        ? new String(octets, StandardCharsets.UTF_16LE)
        : ContentSniffer.decode(octets.length > Decoder.LONGEST_TEXT ? new byte[0] : octets);
  }
}
