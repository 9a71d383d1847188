package bouncecard.compose;

import bouncecard.card.Block;
import bouncecard.card.Rich;
import bouncecard.catalog.message.RuleMessage;
import bouncecard.decode.Provenance;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Says how a paste was read: who was taken to speak, and why an address is a recipient's or not.
final class ProvenanceBlocks {
  private static final int LONGEST_WORDS = 72;
  private static final int MOST = 12;

  private final CardContext say;

  ProvenanceBlocks(CardContext composition) {
    this.say = composition;
  }

  List<Block> of(Provenance read) {
    List<Block> blocks = new ArrayList<>();
    List<Rich> spans = read.spans().stream().map(this::span).toList();
    if (!spans.isEmpty()) {
      blocks.add(new Block.Points(say.say(RuleMessage.READ_WHO), atMost(spans)));
    }
    Set<Rich> seen = new HashSet<>();
    List<Rich> addresses = read.addresses().stream().map(this::named).filter(seen::add).toList();
    if (!addresses.isEmpty()) {
      blocks.add(new Block.Points(say.say(RuleMessage.READ_WHOSE), atMost(addresses)));
    }
    return blocks;
  }

  private List<Rich> atMost(List<Rich> points) {
    if (points.size() <= MOST) {
      return points;
    }
    List<Rich> shown = new ArrayList<>(points.subList(0, MOST));
    Map<String, String> count = Map.of("count", Integer.toString(points.size() - MOST));
    shown.add(say.rich(RuleMessage.READ_MORE, count));
    return shown;
  }

  private Rich span(Provenance.Span span) {
    String words = span.words().visible(LONGEST_WORDS).replace('`', '\'');
    return say.rich(
        RuleMessage.READ_SPAN,
        Map.of("words", words, "speaker", say.texts.term("speaker", span.speaker())));
  }

  private Rich named(Provenance.Named named) {
    String address = named.address().visible(LONGEST_WORDS).replace('`', '\'');
    String role = say.texts.term("address-role", named.role());
    if (named.not().isPresent()) {
      String reason = say.texts.term("no-recipient", named.not().get());
      return say.rich(
          RuleMessage.READ_NOT, Map.of("address", address, "role", role, "reason", reason));
    }
    return named
        .place()
        .map(place -> say.texts.term("place", place))
        .map(
            place ->
                say.rich(
                    RuleMessage.READ_NAMED_IN,
                    Map.of("address", address, "role", role, "place", place)))
        .orElseGet(
            () -> say.rich(RuleMessage.READ_NAMED, Map.of("address", address, "role", role)));
  }
}
