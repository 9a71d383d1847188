package bouncecard.fuzz;

import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.app.Bouncecard;
import bouncecard.app.ContentSniffer;
import bouncecard.app.EventReader.Contents;
import bouncecard.app.Venue;
import bouncecard.catalog.Catalog;
import bouncecard.decode.Decoder;
import bouncecard.dsn.DeliveryStatus;
import bouncecard.dsn.DeliveryStatusParser;
import bouncecard.dsn.RecipientStatus;
import bouncecard.text.HtmlText;
import bouncecard.text.UntrustedText;
import java.util.Optional;
import java.util.stream.Stream;

/// The readers and what must hold of what they give, whatever they read.
final class Readers {
  private static final int MOST_RECIPIENTS = 1000;
  private static final int MOST_EVENTS = 1000;

  static final Catalog CATALOG = DataFiles.load();
  static final Bouncecard BOUNCECARD =
      new Bouncecard(CATALOG, new JakartaMailReader(), new JsonEventReader(DataFiles.services()));
  static final Decoder DECODER = new Decoder(CATALOG);
  private static final JsonEventReader EVENTS = new JsonEventReader(DataFiles.services());

  private Readers() {}

  static void checkEvents(byte[] octets) {
    UntrustedText text = new UntrustedText(ContentSniffer.decode(octets));
    Contents contents = EVENTS.read(text);
    if (Must.beThorough(octets)) {
      Must.hold(contents.equals(EVENTS.read(text)), "the same twice");
    }
    switch (contents) {
      case Contents.Nothing() -> {}
      case Contents.Events(var events, UntrustedText rest, var _) -> {
        Must.hold(events.size() <= MOST_EVENTS, events.size() + " events");
        Must.hold(
            rest.value().length() <= 2 * text.value().length() + 2,
            rest.value().length() + " characters of lines");
      }
      case Contents.Log(UntrustedText lines) ->
          Must.hold(
              lines.value().length() <= 2 * text.value().length() + 2,
              lines.value().length() + " characters of lines");
    }
    Answers.check(() -> BOUNCECARD.ask(text, Venue.DOCUMENT).answer(), octets);
  }

  static void checkHtml(String html) {
    String text = HtmlText.of(html);
    Must.hold(text.length() <= html.length(), "no longer than the page");
    Must.hold(text.equals(HtmlText.of(html)), "the same twice");
    Must.hold(HtmlText.isHtml(html) == HtmlText.isHtml(html + " "), "a space makes no page");
  }

  static void checkStatus(String text) {
    DeliveryStatus status = DeliveryStatusParser.parse(text);
    Must.hold(status.equals(DeliveryStatusParser.parse(text)), "the same twice");
    Must.hold(status.recipients().size() <= MOST_RECIPIENTS, "at most so many recipients");
    long length = 0;
    for (RecipientStatus recipient : status.recipients()) {
      length +=
          Stream.of(
                  recipient.finalRecipient(),
                  recipient.originalRecipient(),
                  recipient.remoteMta(),
                  recipient.diagnosticCode().map(code -> code.text()))
              .flatMap(Optional::stream)
              .mapToInt(part -> part.value().length())
              .sum();
    }
    Must.hold(length <= text.length(), "no more than was said");
    Must.hide(status.toString());
  }
}
