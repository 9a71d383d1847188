package bouncecard.adapter.web;

import bouncecard.adapter.web.ApiTable.Example;
import bouncecard.adapter.web.ApiTable.Operation;
import bouncecard.adapter.web.ApiTable.Parameter;
import java.util.Locale;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The table of the API as OpenAPI 3.1 writes it.
final class OpenApi {
  private OpenApi() {}

  static String document() {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("openapi", "3.1.0");
    ObjectNode info = document.putObject("info");
    info.put("title", "Bouncecard");
    info.put("version", "1");
    info.put("summary", "SMTP replies and bounces, explained");
    ObjectNode licence = info.putObject("license");
    licence.put("name", "Apache 2.0");
    licence.put("identifier", "Apache-2.0");
    document.putArray("servers").addObject().put("url", "/");
    document.putArray("security").addObject().putArray("key");
    ObjectNode paths = document.putObject("paths");
    for (Operation one : ApiTable.ALL) {
      operation(paths.putObject(one.path()).putObject(one.method().toLowerCase(Locale.ROOT)), one);
    }
    components(document.putObject("components"));
    return document.toString();
  }

  private static void operation(ObjectNode object, Operation one) {
    object.put("operationId", one.name());
    object.put("summary", one.description());
    for (Parameter parameter : one.parameters()) {
      ObjectNode node = object.withArray("parameters").addObject();
      node.put("name", parameter.name());
      node.put("in", "query");
      node.put("description", parameter.description());
      node.put("required", parameter.isRequired());
      node.putObject("schema").put("type", "string");
      node.put("example", parameter.example());
    }
    if (!one.examples().isEmpty()) {
      ObjectNode body = object.putObject("requestBody");
      body.put("required", true);
      ObjectNode content = body.putObject("content");
      for (Example example : one.examples()) {
        ObjectNode type = content.putObject(example.mediaType());
        type.putObject("schema")
            .put("type", example.mediaType().equals(ApiTable.JSON) ? "object" : "string");
        type.put("example", example.body());
      }
    }
    ObjectNode responses = object.putObject("responses");
    ObjectNode well = responses.putObject("200");
    well.put("description", one.answer());
    boolean isLines = one.name().equals("rules");
    well.putObject("content")
        .putObject(isLines ? ApiTable.NDJSON : ApiTable.JSON)
        .putObject("schema")
        .put("$ref", "#/components/schemas/" + (one.name().equals("triage") ? "Triage" : "Answer"));
    ObjectNode wrong = responses.putObject("default");
    wrong.put(
        "description", "Why there is no answer, in the language that was asked for (RFC 9457).");
    wrong
        .putObject("content")
        .putObject("application/problem+json")
        .putObject("schema")
        .put("$ref", "#/components/schemas/Problem");
  }

  private static void components(ObjectNode components) {
    ObjectNode key = components.putObject("securitySchemes").putObject("key");
    key.put("type", "http");
    key.put("scheme", "bearer");
    ObjectNode schemas = components.putObject("schemas");
    ObjectNode answer = schema(schemas, "Answer", "answer");
    property(
        answer,
        "answer",
        "string",
        "what it is about: code, enhanced, compare, bounce, token, class, ask, search, rule, help");
    property(answer, "title", "string", "what it is about, in one short line");
    property(answer, "verdict", "string", "what it comes to, in plain words");
    property(answer, "language", "string", "the language of title and verdict");
    property(
        answer,
        "reports",
        "array",
        "one object for each recipient; the keys are those of docs/formats.md");
    ObjectNode triage = schema(schemas, "Triage", "answer");
    property(triage, "answer", "string", "triage");
    property(triage, "recipients", "integer", "how many there are");
    property(triage, "problems", "array", "cause and provider, the most recipients first");
    ObjectNode problem = schema(schemas, "Problem", "type");
    property(problem, "type", "string", "a name of the problem that stays");
    property(problem, "title", "string", "what is wrong and what would work");
    property(problem, "status", "integer", "the status of the response");
    property(problem, "language", "string", "the language of the title");
  }

  private static ObjectNode schema(ObjectNode schemas, String name, String required) {
    ObjectNode schema = schemas.putObject(name);
    schema.put("type", "object");
    schema.putArray("required").add(required);
    return schema;
  }

  private static void property(ObjectNode schema, String name, String type, String description) {
    ObjectNode property = schema.withObject("properties").putObject(name);
    property.put("type", type);
    property.put("description", description);
    if (type.equals("array")) {
      property.putObject("items").put("type", "object");
    }
  }
}
