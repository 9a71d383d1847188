package bouncecard.adapter.json;

import bouncecard.app.Answer;
import bouncecard.app.AnswerCard;
import bouncecard.app.check.CheckResult;
import bouncecard.catalog.Actor;
import bouncecard.compose.FindingTexts;
import bouncecard.compose.Replied;
import bouncecard.probe.Certificate;
import bouncecard.probe.Finding;
import bouncecard.probe.ProbeReport;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.text.UntrustedText;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A live check as one object.
final class CheckJson {
  private CheckJson() {}

  static ObjectNode object(Answer.CheckedAnswer answer, AnswerCard reply) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("source", reply.source());
    object.put("answer", answer.kind());
    switch (answer.result()) {
      case CheckResult.Denied(CheckResult.Denial denial, var _) -> {
        object.put("target", answer.target().value());
        object.putNull("verdict");
        object.put("denied", denial.token());
      }
      case CheckResult.Done done -> {
        switch (done.report()) {
          case ProbeReport.Mailbox mailbox -> mailbox(object, mailbox, answer.replies());
          case ProbeReport.Domain domain -> {
            object.put("target", domain.target().text());
            object.putNull("verdict");
          }
        }
        findings(object.putArray("findings"), done.report().findings(), reply);
        object.put("cached", done.isKept());
        object.put("asked", done.asked().toString());
        done.askAgain()
            .ifPresentOrElse(
                time -> object.put("askAgainAfter", time.toSeconds()),
                () -> object.putNull("askAgainAfter"));
      }
    }
    object.put("language", reply.card().language().tag());
    object.put("title", reply.card().title());
    object.put("says", reply.card().verdict().text());
    return object;
  }

  private static void mailbox(
      ObjectNode object, ProbeReport.Mailbox report, List<Replied> replies) {
    object.put("target", report.target().text());
    object.put("verdict", report.verdict().token());
    object.put("reason", report.reason().token());
    object.put("stage", report.stage().token());
    put(
        object,
        "replyCode",
        report.deciding().map(bouncecard.probe.ServerReply::replyCode).map(Object::toString));
    put(
        object,
        "enhancedStatusCode",
        report
            .deciding()
            .flatMap(bouncecard.probe.ServerReply::enhancedStatusCode)
            .map(EnhancedStatusCode::toString));
    put(object, "reply", report.deciding().map(reply -> reply.text().value()));
    object.put("control", report.control().token());
    report
        .server()
        .ifPresentOrElse(
            server -> {
              ObjectNode node = object.putObject("server");
              node.put("name", server.name().text());
              node.put("address", server.address().toString());
              node.put("port", server.port());
            },
            () -> object.putNull("server"));
    report
        .certificate()
        .ifPresentOrElse(
            certificate -> certificate(object.putObject("certificate"), certificate),
            () -> object.putNull("certificate"));
    ArrayNode array = object.putArray("replies");
    for (Replied replied : replies) {
      ObjectNode node = array.addObject();
      node.put("stage", replied.exchange().stage().token());
      node.put("replyCode", replied.exchange().reply().replyCode().toString());
      put(
          node,
          "enhancedStatusCode",
          replied.exchange().reply().enhancedStatusCode().map(EnhancedStatusCode::toString));
      node.put("cause", replied.diagnosis().cause().id());
      node.put("permanence", replied.diagnosis().permanence().token());
      put(node, "actor", replied.diagnosis().firstActor().map(Actor::token));
    }
    ArrayNode transcript = object.putArray("transcript");
    for (ProbeReport.Line line : report.transcript()) {
      ObjectNode node = transcript.addObject();
      node.put("after", line.after().toMillis() / 1000.0);
      node.put("who", line.speaker().token());
      node.put("text", line.text().value());
    }
  }

  private static void certificate(ObjectNode node, Certificate certificate) {
    node.put("subject", certificate.subject().value());
    node.put("issuer", certificate.issuer().value());
    ArrayNode names = node.putArray("names");
    certificate.names().stream().map(UntrustedText::value).forEach(names::add);
    node.put("notBefore", certificate.notBefore().toString());
    node.put("notAfter", certificate.notAfter().toString());
  }

  private static void findings(ArrayNode array, List<Finding> findings, AnswerCard reply) {
    FindingTexts texts = new FindingTexts(reply.texts());
    for (Finding finding : findings) {
      ObjectNode node = array.addObject();
      node.put("topic", finding.topic().token());
      node.put("state", finding.state().token());
      node.put("kind", finding.kind().token());
      node.put("detail", texts.detail(finding).text());
      put(node, "publish", finding.publish().map(UntrustedText::value));
    }
  }

  private static void put(ObjectNode object, String key, Optional<String> value) {
    value.ifPresentOrElse(text -> object.put(key, text), () -> object.putNull(key));
  }
}
