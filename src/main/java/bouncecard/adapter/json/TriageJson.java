package bouncecard.adapter.json;

import bouncecard.app.triage.TriageFormat;
import bouncecard.app.triage.TriageResult;
import bouncecard.tally.Count;
import bouncecard.tally.Earlier;
import bouncecard.tally.Outcome;
import bouncecard.tally.Problem;
import bouncecard.tally.TallyReport;
import bouncecard.tally.TallyReport.DomainTally;
import bouncecard.tally.TallyReport.ProblemTally;
import bouncecard.tally.Totals;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A triage as one object.
public final class TriageJson implements TriageFormat {
  /// Made when the first text is read: most starts of the program read none.
  private static final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
  }

  /// A format; it keeps no state.
  public TriageJson() {}

  @Override
  public String render(TriageResult result) {
    TallyReport tally = result.tally();
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("answer", "triage");
    if (result.isCut()) {
      object.put("cut", true);
    }
    if (result.clockBack() > 0) {
      object.put("clockWentBackSeconds", result.clockBack());
    }
    if (tally.from() > 0) {
      object.put("from", time(tally.from()));
      object.put("to", time(tally.to()));
    }
    totals(object, tally.totals());
    object.put("attempts", tally.attempts());
    if (tally.untried() > 0) {
      object.put("untried", tally.untried());
    }
    ArrayNode problems = object.putArray("problems");
    for (ProblemTally one : tally.problems()) {
      problem(problems.addObject(), one);
    }
    ArrayNode domains = object.putArray("domains");
    for (DomainTally one : tally.domains()) {
      totals(domains.addObject().put("domain", one.domain()), one.totals());
    }
    object.put("bucketSeconds", tally.bucketSeconds());
    ArrayNode times = object.putArray("times");
    for (int i = 0; i < tally.times().size(); i++) {
      ObjectNode bucket = times.addObject();
      bucket.put("from", time(tally.from() + i * tally.bucketSeconds()));
      totals(bucket, tally.times().get(i));
    }
    counts(object.putArray("unknownReplies"), "template", result.unknown());
    counts(object.putArray("ownRefusals"), "cause", result.ownRefusals());
    return object.toString();
  }

  private static void problem(ObjectNode object, ProblemTally one) {
    object.put("cause", one.problem().cause());
    object.put("provider", one.problem().provider());
    object.put("waiting", one.totals().waiting());
    object.put("failed", one.totals().failed());
    object.put("attempts", one.attempts());
    if (one.first() > 0) {
      object.put("first", time(one.first()));
      object.put("last", time(one.last()));
    }
    counts(object.putArray("domains"), "domain", one.domains());
    counts(object.putArray("sendingIps"), "ip", one.addresses());
    counts(object.putArray("selectors"), "selector", one.selectors());
    counts(object.putArray("blockLists"), "list", one.blockLists());
    if (!one.isExact()) {
      object.put("isExact", false);
    }
    if (!one.recipients().isEmpty()) {
      ArrayNode recipients = object.putArray("addresses");
      one.recipients().forEach(recipients::add);
    }
  }

  private static void counts(ArrayNode array, String key, List<Count> counts) {
    counts.forEach(one -> array.addObject().put(key, one.name()).put("count", one.times()));
  }

  private static void totals(ObjectNode object, Totals totals) {
    object.put("recipients", totals.all());
    object.put(Outcome.DELIVERED.token(), totals.delivered());
    object.put(Outcome.WAITING.token(), totals.waiting());
    object.put(Outcome.FAILED.token(), totals.failed());
  }

  private static String time(long second) {
    return Instant.ofEpochSecond(second).toString();
  }

  @Override
  public Optional<Earlier> earlier(String written) {
    try {
      JsonNode object = Json.MAPPER.readTree(written);
      if (!object.path("answer").asString("").equals("triage")) {
        return Optional.empty();
      }
      Map<Problem, Long> troubled = new HashMap<>();
      for (JsonNode one : object.path("problems")) {
        troubled.put(
            new Problem(one.path("cause").asString(""), one.path("provider").asString("")),
            one.path("waiting").asLong(0) + one.path("failed").asLong(0));
      }
      return Optional.of(new Earlier(troubled));
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  @Override
  public String unknown(String template, long times) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("template", template)
        .put("count", times)
        .toString();
  }
}
