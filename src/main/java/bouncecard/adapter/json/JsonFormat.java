package bouncecard.adapter.json;

import bouncecard.app.Answer;
import bouncecard.app.AnswerCard;
import bouncecard.app.Format;
import bouncecard.catalog.Actor;
import bouncecard.catalog.Provider;
import bouncecard.catalog.Rule;
import bouncecard.catalog.Texts;
import bouncecard.decode.Decoding;
import bouncecard.decode.Report;
import bouncecard.delivery.FailedDelivery;
import bouncecard.delivery.Field;
import bouncecard.delivery.OriginalMessage;
import bouncecard.delivery.Timestamp;
import bouncecard.diagnose.Candidate;
import bouncecard.diagnose.Diagnosis;
import bouncecard.diagnose.Explanation;
import bouncecard.diagnose.Strength;
import bouncecard.dsn.Action;
import bouncecard.dsn.Bound;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.ReplyCode;
import bouncecard.smtp.SmtpCommand;
import bouncecard.text.UntrustedText;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// One object a reply, on one line. Its keys are a contract (docs/formats.md, "JSON"): they are
/// added to, never changed.
public final class JsonFormat implements Format {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /// A format; it keeps no state.
  public JsonFormat() {}

  @Override
  public String render(AnswerCard reply) {
    return object(reply).toString();
  }

  static ObjectNode object(AnswerCard reply) {
    Answer answer = reply.answer();
    if (answer instanceof Answer.RuleAnswer(Rule rule, boolean _)) {
      return RuleJson.object(rule, reply);
    }
    if (answer instanceof Answer.CheckedAnswer checked) {
      return CheckJson.object(checked, reply);
    }
    ObjectNode object = NODES.objectNode();
    object.put("source", reply.source());
    object.put("answer", answer.kind());
    if (answer instanceof Answer.BounceAnswer(Decoding decoding)) {
      object.put("kind", decoding.kind().token());
      decoding.grade().ifPresent(grade -> object.put("grade", grade.token()));
      incomplete(object, decoding);
    }
    texts(object.putArray("replyCodes"), answer.replyCodes());
    texts(object.putArray("enhancedStatusCodes"), answer.enhancedStatusCodes());
    if (answer instanceof Answer.TokenAnswer(Rule rule, String token)) {
      object.put("token", token);
      object.put("provider", rule.id().owner());
      object.put("cause", rule.cause());
      object.put("permanence", rule.permanence().token());
      object.put("actor", rule.actors().getFirst().token());
      object.put("rule", rule.id().toString());
      notes(object, reply.texts(), Optional.of(rule), rule.cause());
    }
    object.put("language", reply.card().language().tag());
    object.put("title", reply.card().title());
    object.put("verdict", reply.card().verdict().text());
    reports(object.putArray("reports"), reply);
    if (answer instanceof Answer.BounceAnswer(Decoding decoding)
        && !decoding.unaddressed().isEmpty()) {
      addAll(object.putArray("unaddressed"), decoding.unaddressed(), reply.texts());
    }
    if (answer instanceof Answer.BounceAnswer(Decoding decoding)) {
      decoding.provenance().ifPresent(read -> ProvenanceJson.put(object.putObject("read"), read));
    }
    return object;
  }

  /// What the card says was skipped.
  private static void incomplete(ObjectNode object, Decoding decoding) {
    if (!decoding.bounds().isEmpty()) {
      ArrayNode bounds = object.putArray("incomplete");
      decoding.bounds().stream().sorted().map(Bound::token).forEach(bounds::add);
    }
  }

  private static void texts(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }

  private static void reports(ArrayNode array, AnswerCard reply) {
    switch (reply.answer()) {
      case Answer.BounceAnswer(Decoding decoding) ->
          addAll(array, decoding.reports(), reply.texts());
      case Answer.CodeAnswer _,
          Answer.CompareAnswer _,
          Answer.TokenAnswer _,
          Answer.RuleAnswer _,
          Answer.ClassAnswer _,
          Answer.AskAnswer _,
          Answer.SearchAnswer _,
          Answer.CheckAnswer _,
          Answer.CheckedAnswer _,
          Answer.TriageAnswer _,
          Answer.HelpAnswer _,
          Answer.NoAnswer _ -> {}
    }
  }

  static void addAll(ArrayNode array, List<Report> reports, Texts texts) {
    for (Report report : reports) {
      add(array.addObject(), report, texts);
    }
  }

  private static void add(ObjectNode object, Report report, Texts texts) {
    FailedDelivery found = report.found();
    Diagnosis diagnosis = report.diagnosis();
    text(object, "finalRecipient", found.finalRecipient());
    text(object, "originalRecipient", found.originalRecipient());
    put(object, "action", found.action().map(Action::token));
    put(object, "replyCode", found.replyCode().map(ReplyCode::toString));
    put(object, "enhancedStatusCode", found.enhancedStatusCode().map(EnhancedStatusCode::toString));
    put(object, "statusField", found.statusField().map(EnhancedStatusCode::toString));
    text(object, "diagnosticCode", found.diagnosticCode());
    put(object, "command", found.command().map(SmtpCommand::token));
    text(object, "reportingMta", found.reportingMta());
    text(object, "remoteMta", found.remoteMta());
    text(object, "queueId", found.queueId());
    text(object, "sender", found.sender());
    put(object, "provider", diagnosis.provider().map(Provider::name));
    object.put("cause", diagnosis.cause().id());
    object.put("family", diagnosis.cause().family());
    object.put("permanence", diagnosis.permanence().token());
    put(object, "actor", diagnosis.firstActor().map(Actor::token));
    put(object, "rule", diagnosis.rule().map(rule -> rule.id().toString()));
    text(object, "evidence", Optional.of(diagnosis.evidence()).filter(text -> !text.isBlank()));
    ObjectNode foundIn = object.putObject("foundIn");
    for (Field field : Field.values()) {
      found.places().of(field).ifPresent(place -> foundIn.put(field.key(), place.token()));
    }
    weighed(object, found, diagnosis);
    notes(object, texts, diagnosis.rule(), diagnosis.cause().id());
    report.explanation().ifPresent(explanation -> why(object.putObject("why"), explanation));
  }

  /// What not every part that reads or judges can tell; left out where it is not known.
  private static void weighed(ObjectNode object, FailedDelivery found, Diagnosis diagnosis) {
    found.at().ifPresent(at -> object.put("at", at.toString()));
    if (found.at().filter(Timestamp::isYearAssumed).isPresent()) {
      object.put("yearAssumed", true);
    }
    found.sendingIp().ifPresent(address -> object.put("sendingIp", address.value()));
    OriginalMessage original = found.original();
    original.subject().ifPresent(subject -> object.put("subject", subject.value()));
    original.messageId().ifPresent(id -> object.put("messageId", id.value()));
    original.date().ifPresent(date -> object.put("date", date.toString()));
    diagnosis.basis().kind().ifPresent(kind -> object.put("basis", kind.token()));
    diagnosis.confidence().ifPresent(sure -> object.put("confidence", sure.token()));
    if (!diagnosis.alternatives().isEmpty()) {
      ArrayNode alternatives = object.putArray("alternatives");
      for (Diagnosis.Alternative alternative : diagnosis.alternatives()) {
        alternatives
            .addObject()
            .put("cause", alternative.cause().id())
            .put("test", alternative.test().token());
      }
    }
  }

  /// What those who run the program tell their own people; left out where there is nothing.
  static void notes(ObjectNode object, Texts texts, Optional<Rule> rule, String cause) {
    List<String> notes = texts.notes(rule.map(Rule::id), cause);
    if (!notes.isEmpty()) {
      texts(object.putArray("notes"), notes);
    }
  }

  private static void why(ObjectNode object, Explanation explanation) {
    texts(
        object.putArray("speakers"), explanation.attribution().stream().map(Provider::id).toList());
    ArrayNode contenders = object.putArray("contenders");
    for (Candidate candidate : explanation.candidates()) {
      ObjectNode node = contenders.addObject();
      put(node, "rule", candidate.rule().map(rule -> rule.id().toString()));
      node.put("basis", candidate.basis().token());
      node.put("cause", candidate.cause().id());
      node.put("evidence", candidate.evidence().value());
      put(node, "strength", candidate.strength().map(Strength::token));
      node.put("outcome", candidate.outcome().token());
    }
  }

  private static void text(ObjectNode object, String key, Optional<UntrustedText> text) {
    put(object, key, text.map(UntrustedText::value));
  }

  private static void put(ObjectNode object, String key, Optional<String> value) {
    value.ifPresentOrElse(text -> object.put(key, text), () -> object.putNull(key));
  }
}
