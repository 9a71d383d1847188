package bouncecard.adapter.json;

import bouncecard.decode.Provenance;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// How a paste was read, in the keys of docs/formats.md.
final class ProvenanceJson {
  private ProvenanceJson() {}

  static void put(ObjectNode object, Provenance read) {
    ArrayNode spans = object.putArray("spans");
    for (Provenance.Span span : read.spans()) {
      spans
          .addObject()
          .put("start", span.start())
          .put("end", span.end())
          .put("speaker", span.speaker().token());
    }
    ArrayNode values = object.putArray("values");
    for (Provenance.Value value : read.values()) {
      values
          .addObject()
          .put("report", value.report())
          .put("field", value.field().key())
          .put("start", value.start())
          .put("end", value.end());
    }
    ArrayNode addresses = object.putArray("addresses");
    for (Provenance.Named named : read.addresses()) {
      ObjectNode node = addresses.addObject();
      node.put("address", named.address().value());
      node.put("start", named.start());
      node.put("end", named.end());
      node.put("role", named.role().token());
      named.place().ifPresent(place -> node.put("place", place.token()));
      named.not().ifPresent(reason -> node.put("reason", reason.token()));
    }
  }
}
