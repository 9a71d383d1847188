package bouncecard.app.triage;

import bouncecard.app.Answer;
import bouncecard.app.Answer.BounceAnswer;
import bouncecard.app.Bouncecard;
import bouncecard.app.Document;
import bouncecard.app.Venue;
import bouncecard.decode.Decoding;
import bouncecard.delivery.BounceKind;
import bouncecard.delivery.FailedDelivery;
import bouncecard.delivery.Timestamp;
import bouncecard.dsn.Action;
import bouncecard.tally.Outcome;
import bouncecard.tally.Problem;
import bouncecard.tally.Sighting;
import bouncecard.tally.Units;
import bouncecard.text.UntrustedText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reads blocks of documents: lines of Postfix by their fields, all others as everywhere else.
///
/// Many threads use it.
final class BlockReader {
  private static final String POSTFIX = "postfix";
  private static final String EXPIRED = "status=expired";

  /// What the standard allows (RFC 5321 §4.5.3.1), and some more.
  private static final int LONGEST_ADDRESS = 400;

  private final Bouncecard bouncecard;
  private final Templates templates;
  private final TriageOptions options;

  BlockReader(Bouncecard bouncecard, TriageOptions options) {
    this.bouncecard = bouncecard;
    this.templates = new Templates(bouncecard);
    this.options = options;
  }

  Batch read(DocumentBlock block) {
    Batch batch = new Batch();
    batch.order = block.order();
    BlockClock time = new BlockClock(options.logTime());
    if (!block.header().isEmpty()) {
      table(block, batch);
      return batch;
    }
    for (Document document : block.documents()) {
      switch (document) {
        case Document.Line line -> line(line, time, batch);
        case Document.Content content ->
            answer(bouncecard.read(content), content.source(), 0, batch);
        case Document.Unreadable unreadable -> batch.unreadable.add(unreadable);
      }
    }
    batch.first = time.first();
    batch.latest = time.latest();
    batch.clockBack = time.back();
    return batch;
  }

  private void line(Document.Line line, BlockClock time, Batch batch) {
    String text = line.text().value();
    if (text.isEmpty() || PostfixLine.tellsOfNoRecipient(text)) {
      return;
    }
    Optional<PostfixLine> postfix = PostfixLine.parse(text);
    if (postfix.isPresent()) {
      postfix(postfix.get(), text, time, batch);
    } else if (text.charAt(0) == '{') {
      answer(bouncecard.ask(line.text(), Venue.DOCUMENT).answer(), line.source(), 0, batch);
    } else if (text.indexOf(POSTFIX) >= 0) {
      otherOfPostfix(text, time, batch);
    } else {
      String last = text.substring(text.lastIndexOf('\n') + 1);
      for (FailedDelivery found : bouncecard.logged(line.text())) {
        found(found, line.source(), time.of(last), batch);
      }
    }
  }

  private void postfix(PostfixLine line, String text, BlockClock time, Batch batch) {
    long second = time.of(text);
    if (!options.includes(second)) {
      return;
    }
    Optional<Problem> problem = Optional.empty();
    String address = "";
    String selector = "";
    String blockList = "";
    if (line.outcome() != Outcome.DELIVERED && line.isTried()) {
      Template template =
          templates.of(
              line.status() + ' ' + Organisations.of(line.relay()) + ' ' + dsn(text),
              line.reply(),
              () -> bouncecard.logged(new UntrustedText(text)).stream().findFirst());
      note(template, batch);
      problem = Optional.of(template.problem());
      address = SendingAddress.in(line.reply());
      selector = template.selector().in(line.reply());
      blockList = template.blockList().in(line.reply());
    }
    batch.sightings.add(
        new Sighting(
            Units.of(line.queueId(), line.recipient()),
            Units.message(line.queueId()),
            second,
            line.outcome(),
            problem,
            Organisations.domain(line.recipient()),
            named(line.recipient(), line.outcome()),
            address,
            selector,
            blockList));
  }

  private static String dsn(String text) {
    int at = text.indexOf(" dsn=");
    int end = at < 0 ? -1 : text.indexOf(',', at);
    return end < 0 ? "" : text.substring(at, end);
  }

  private void otherOfPostfix(String text, BlockClock time, Batch batch) {
    int expired = text.indexOf(EXPIRED);
    int from = expired < 0 ? -1 : text.indexOf(": from=<");
    if (from > 0) {
      String id = text.substring(text.lastIndexOf(' ', from - 1) + 1, from);
      long second = time.of(text);
      if (options.includes(second)) {
        batch.expiries.add(new Batch.Expiry(Units.message(id), second));
      }
    } else if (text.indexOf("reject: ") > 0 && options.includes(time.of(text))) {
      ownRefusal(text, batch);
    }
  }

  private void ownRefusal(String text, Batch batch) {
    String reply = text.substring(text.indexOf("reject: "));
    int envelope = reply.indexOf("; from=<");
    Template template =
        templates.of(
            "refused",
            envelope < 0 ? reply : reply.substring(0, envelope),
            () -> bouncecard.logged(new UntrustedText(text)).stream().findFirst());
    batch.ownRefusals.merge(template.problem().cause(), 1L, Long::sum);
  }

  private static void note(Template template, Batch batch) {
    if (!template.isKnown() && !template.text().isBlank()) {
      batch.unknown.merge(template.text(), 1L, Long::sum);
    }
  }

  /// Lines of a table, which are read with its header.
  private void table(DocumentBlock block, Batch batch) {
    String lines =
        block.documents().stream()
            .map(document -> document instanceof Document.Line line ? line.text().value() : "")
            .collect(Collectors.joining("\n"));
    String source = block.documents().getFirst().source();
    List<FailedDelivery> all = bouncecard.logged(new UntrustedText(block.header() + "\n" + lines));
    for (int i = 0; i < all.size(); i++) {
      found(all.get(i), source + "/" + i, 0, batch);
    }
  }

  private void answer(Answer answer, String source, long second, Batch batch) {
    if (answer instanceof BounceAnswer(Decoding decoding) && tellsOfDelivery(decoding.kind())) {
      for (int i = 0; i < decoding.all().size(); i++) {
        found(decoding.all().get(i).found(), source + "/" + i, second, batch);
      }
    }
  }

  private static boolean tellsOfDelivery(BounceKind kind) {
    return switch (kind) {
      case BOUNCE, DELAYED, DELIVERED -> true;
      case FEEDBACK, AUTO_REPLY, NOT_A_BOUNCE -> false;
    };
  }

  private void found(FailedDelivery found, String source, long written, Batch batch) {
    long second =
        found
            .at()
            .flatMap(Timestamp::instant)
            .map(java.time.Instant::getEpochSecond)
            .orElse(written);
    if (!options.includes(second)) {
      return;
    }
    Outcome outcome = outcome(found);
    Optional<Problem> problem = Optional.empty();
    String reply = found.reply().value();
    String selector = "";
    String blockList = "";
    if (outcome != Outcome.DELIVERED && found.action().filter(Action.QUEUED::equals).isEmpty()) {
      Template template = templates.of(found);
      note(template, batch);
      problem = Optional.of(template.problem());
      selector = template.selector().in(reply);
      blockList = template.blockList().in(reply);
    }
    String message = found.queueId().map(UntrustedText::value).orElse(source);
    String recipient = found.finalRecipient().map(UntrustedText::value).orElse("");
    batch.sightings.add(
        new Sighting(
            Units.of(message, recipient),
            Units.message(message),
            second,
            outcome,
            problem,
            Organisations.domain(recipient),
            named(recipient, outcome),
            found.sendingIp().map(UntrustedText::value).orElseGet(() -> SendingAddress.in(reply)),
            selector,
            blockList));
  }

  /// The address, if it is to be told.
  private String named(String recipient, Outcome outcome) {
    return options.namesRecipients() && outcome != Outcome.DELIVERED
        ? new UntrustedText(recipient).visible(LONGEST_ADDRESS)
        : "";
  }

  private static Outcome outcome(FailedDelivery found) {
    return switch (found.action().orElse(Action.FAILED)) {
      case FAILED -> Outcome.FAILED;
      case DELAYED, QUEUED -> Outcome.WAITING;
      case DELIVERED, RELAYED, EXPANDED -> Outcome.DELIVERED;
    };
  }
}
