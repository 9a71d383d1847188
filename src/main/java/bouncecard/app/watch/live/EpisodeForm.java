package bouncecard.app.watch.live;

import bouncecard.app.chat.AddressFields;
import bouncecard.app.chat.ConversationRef;
import bouncecard.app.chat.MessageRef;
import bouncecard.tally.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// An episode as it is kept: what may stand in any file, and apart from that what tells whose mail
/// it is.
final class EpisodeForm {
  private static final String FORM = "2";
  private static final int FIELDS = 27;

  /// The form of the release before, which knew of no inlets.
  private static final String FORMER = "1";

  private static final int FORMER_FIELDS = 23;
  private static final int TOLD = 3;

  private EpisodeForm() {}

  /// All but whose mail it is.
  static String written(Episode one) {
    return AddressFields.written(
        List.of(
            FORM,
            one.id,
            one.channel.platform(),
            one.channel.place(),
            one.channel.id(),
            one.problem.cause(),
            one.problem.provider(),
            one.at.written(),
            one.root,
            one.message.map(MessageRef::written).orElse(""),
            one.kept,
            one.digest,
            one.state.name(),
            Long.toString(one.times),
            Long.toString(one.recipients),
            Long.toString(one.shown),
            Long.toString(one.told),
            Integer.toString(one.edits),
            Numbers.written(one.first),
            Numbers.written(one.last),
            Numbers.written(one.due),
            Numbers.written(one.posted),
            one.isStale ? "stale" : "",
            Long.toString(one.failed),
            Long.toString(one.sent),
            Long.toString(one.mark),
            one.language));
  }

  /// What was kept; empty for what another release wrote in another form.
  static Optional<Episode> parse(String line) {
    return AddressFields.parse(line, FIELDS)
        .filter(fields -> fields.getFirst().equals(FORM))
        .or(
            () ->
                AddressFields.parse(line, FORMER_FIELDS)
                    .filter(fields -> fields.getFirst().equals(FORMER)))
        .flatMap(fields -> ConversationRef.parse(fields.get(7)).map(at -> episode(fields, at)));
  }

  private static Episode episode(List<String> fields, ConversationRef at) {
    Episode one =
        new Episode(
            fields.get(1),
            new WatchedChannel(fields.get(2), fields.get(3), fields.get(4)),
            new Problem(fields.get(5), fields.get(6)),
            at,
            Numbers.moment(fields.get(18)));
    one.root = fields.get(8);
    one.message = MessageRef.parse(fields.get(9));
    one.kept = fields.get(10);
    one.digest = fields.get(11);
    one.state =
        List.of(Episode.State.values()).stream()
            .filter(state -> state.name().equals(fields.get(12)))
            .findFirst()
            .orElse(Episode.State.OPEN);
    one.times = Numbers.of(fields.get(13));
    one.recipients = Numbers.of(fields.get(14));
    one.shown = Numbers.of(fields.get(15));
    one.told = Numbers.of(fields.get(16));
    one.edits = (int) Numbers.of(fields.get(17));
    one.last = Numbers.moment(fields.get(19));
    one.due = Numbers.moment(fields.get(20));
    one.posted = Numbers.moment(fields.get(21));
    one.isStale = !fields.get(22).isEmpty();
    if (fields.size() == FIELDS) {
      one.failed = Numbers.of(fields.get(23));
      one.sent = Numbers.of(fields.get(24));
      one.mark = Numbers.of(fields.get(25));
      one.language = fields.get(26);
    }
    return one;
  }

  /// Whose mail it is, and what the card says of it.
  static byte[] told(Episode one) {
    return AddressFields.written(List.of(one.domains.written(), one.addresses.written(), one.said))
        .getBytes(StandardCharsets.UTF_8);
  }

  /// Gives an episode back what was kept of it.
  static void tell(Episode one, byte[] told) {
    AddressFields.parse(new String(told, StandardCharsets.UTF_8), TOLD)
        .ifPresent(
            fields -> {
              one.domains = Spread.parse(fields.get(0));
              one.addresses = Spread.parse(fields.get(1));
              one.said = fields.get(2);
            });
  }
}
