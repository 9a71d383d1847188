package bouncecard.adapter.json;

import bouncecard.app.AnswerCard;
import bouncecard.catalog.Actor;
import bouncecard.catalog.Rule;
import bouncecard.smtp.SmtpCommand;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A rule as an object. Its keys are those of the data files where they mean the same.
final class RuleJson {
  private RuleJson() {}

  static ObjectNode object(Rule rule, AnswerCard reply) {
    Rule.Conditions conditions = rule.conditions();
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("answer", reply.answer().kind());
    object.put("rule", rule.id().toString());
    object.put("provider", rule.id().owner());
    texts(object, "any", conditions.any());
    texts(object, "all", conditions.all());
    put(object, "token", conditions.token().map(Object::toString));
    texts(object, "replyCodes", conditions.replyCodes().stream().map(Object::toString).toList());
    texts(
        object,
        "enhancedStatusCodes",
        conditions.enhancedStatusCodes().stream().map(Object::toString).toList());
    texts(object, "commands", conditions.commands().stream().map(SmtpCommand::token).toList());
    object.put("needsProvider", conditions.needsProvider());
    object.put("cause", rule.cause());
    object.put("permanence", rule.permanence().token());
    texts(object, "actors", rule.actors().stream().map(Actor::token).toList());
    texts(object, "seenWith", rule.seenWith());
    object.put("redefines", rule.redefines());
    object.put("wraps", rule.wraps());
    object.put("lasts", rule.lasts());
    put(object, "help", rule.help().map(Object::toString));
    object.put("source", rule.source().title());
    object.put("seen", rule.source().seen());
    object.put("language", reply.card().language().tag());
    object.put("title", reply.card().title());
    object.put("verdict", reply.card().verdict().text());
    JsonFormat.notes(object, reply.texts(), Optional.of(rule), rule.cause());
    return object;
  }

  private static void texts(ObjectNode object, String key, List<String> texts) {
    texts.forEach(object.putArray(key)::add);
  }

  private static void put(ObjectNode object, String key, Optional<String> value) {
    value.ifPresentOrElse(text -> object.put(key, text), () -> object.putNull(key));
  }
}
