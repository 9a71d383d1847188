package bouncecard.adapter.web;

import static bouncecard.adapter.web.WebFixture.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import bouncecard.app.reading.SubmissionReader;
import bouncecard.app.reading.SubmissionReader.Outcome;
import bouncecard.app.serve.Endpoint.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The API: each example of its document is answered as the document says.
class ApiTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private final WebFixture web = WebFixture.open();

  private JsonNode document() {
    return JSON.readTree(text(web.get("/openapi.json")));
  }

  @Test
  void document_isOpenApiWithoutLooseEnds() {
    JsonNode document = document();
    assertThat(document.get("openapi").asString()).startsWith("3.1.");
    assertThat(document.at("/info/title").asString()).isEqualTo("Bouncecard");
    assertThat(document.get("paths").propertyNames()).allMatch(path -> path.startsWith("/v1/"));
    List<String> references = document.findValuesAsString("$ref");
    assertThat(references)
        .isNotEmpty()
        .allSatisfy(one -> assertThat(document.at(one.substring(1)).isObject()).as(one).isTrue());
    List<String> ids = document.findValuesAsString("operationId");
    assertThat(ids).doesNotHaveDuplicates().hasSameSizeAs(document.get("paths").propertyNames());
    for (JsonNode path : document.get("paths")) {
      for (JsonNode operation : path) {
        assertThat(operation.at("/responses/200/description").asString()).isNotBlank();
        assertThat(operation.at("/responses/default/content").has("application/problem+json"))
            .isTrue();
        operation
            .path("parameters")
            .forEach(
                one -> {
                  assertThat(one.get("in").asString()).isEqualTo("query");
                  assertThat(one.at("/schema/type").asString()).isEqualTo("string");
                });
      }
    }
  }

  @Test
  void examples_ofTheDocument_areAnsweredAsItSays() {
    JsonNode document = document();
    List<String> answered = new ArrayList<>();
    document
        .get("paths")
        .forEachEntry(
            (path, methods) ->
                methods.forEachEntry(
                    (method, operation) -> {
                      String query = query(operation);
                      JsonNode content = operation.at("/requestBody/content");
                      if (content.isMissingNode()) {
                        answered.add(path);
                        check(document, operation, web.get(path + query));
                      }
                      content.forEachEntry(
                          (type, body) -> {
                            answered.add(path + " " + type);
                            String whole =
                                type.startsWith("multipart/") ? type + "; boundary=b" : type;
                            Response response =
                                web.post(
                                    path + query,
                                    body.get("example").asString(),
                                    "content-type",
                                    whole);
                            check(document, operation, response);
                          });
                      assertThat(method).isIn("get", "post");
                    }));
    assertThat(answered).hasSizeGreaterThanOrEqualTo(8);
  }

  private static String query(JsonNode operation) {
    List<String> pairs = new ArrayList<>();
    operation
        .path("parameters")
        .forEach(
            one ->
                pairs.add(
                    one.get("name").asString()
                        + "="
                        + one.get("example").asString().replace(" ", "+")));
    return "?" + String.join("&", pairs);
  }

  /// Each object has the keys that its schema asks for, and those it names are of their type.
  private static void check(JsonNode document, JsonNode operation, Response response) {
    String id = operation.get("operationId").asString();
    assertThat(response.status()).as(id + ": " + text(response)).isEqualTo(200);
    JsonNode schema =
        document.at(
            operation.at("/responses/200/content").findValue("$ref").asString().substring(1));
    List<String> lines = text(response).lines().toList();
    assertThat(lines).isNotEmpty();
    for (String line : lines) {
      JsonNode object = JSON.readTree(line);
      schema
          .get("required")
          .forEach(key -> assertThat(object.has(key.asString())).as(id + " " + key).isTrue());
      schema
          .get("properties")
          .forEachEntry(
              (key, property) -> {
                if (object.has(key)) {
                  assertThat(object.get(key).getNodeType().name().toLowerCase(Locale.ROOT))
                      .isEqualTo(property.get("type").asString().replace("integer", "number"));
                }
              });
    }
  }

  @Test
  void documentation_hasTheTable() throws IOException {
    assertThat(Files.readString(Path.of("docs/api.md"))).contains(ApiTable.asMarkdown());
  }

  @Test
  void explain_lines_areAnsweredInTheirOrderWithAProblemInItsPlace() {
    Response response =
        web.post(
            "/v1/explain",
            "{\"text\":\"550 5.1.1 no such user\"}\n{cut\n{\"text\":\"452 4.2.2 mailbox full\"}\n",
            "content-type",
            "application/x-ndjson");
    List<JsonNode> answers = text(response).lines().map(JSON::readTree).toList();
    assertThat(answers).hasSize(3);
    assertThat(answers.get(0).at("/reports/0/enhancedStatusCode").asString()).isEqualTo("5.1.1");
    assertThat(answers.get(1).get("type").asString())
        .isEqualTo("urn:bouncecard:problem:page-wrong-body");
    assertThat(answers.get(2).at("/reports/0/enhancedStatusCode").asString()).isEqualTo("4.2.2");
  }

  @Test
  void explain_lines_thatWereNotRead_sayWhy() {
    Iterator<Outcome> outcomes =
        List.<Outcome>of(
                new Outcome.Busy(), new Outcome.TooMuch(SubmissionReader.Budget.TIME), new Outcome.Failed("a1b2"))
            .iterator();
    Response response =
        WebFixture.reading(_ -> outcomes.next())
            .post("/v1/explain", "{}\n\n{}\n{}", "content-type", "application/x-ndjson");
    List<JsonNode> problems = text(response).lines().map(JSON::readTree).toList();
    assertThat(problems)
        .extracting(one -> one.get("status").asInt(), one -> one.get("type").asString())
        .containsExactly(
            tuple(503, "urn:bouncecard:problem:trouble-busy"),
            tuple(422, "urn:bouncecard:problem:trouble-too-much"),
            tuple(500, "urn:bouncecard:problem:trouble-failed"));
  }

  @ParameterizedTest
  @CsvSource({
    "POST,/v1/explain,image/png,x,415",
    "POST,/v1/explain,application/json,{,400",
    "POST,/v1/explain,multipart/form-data; boundary=b,--b half,400",
    "POST,/v1/explain,application/x-ndjson,'',422",
    "POST,/v1/explain,text/plain,'',422",
    "POST,/v1/triage,text/plain,nothing of mail,422",
    "GET,/v1/explain,'','',405",
    "POST,/v1/answer,text/plain,550,405",
    "GET,/v1/answer,'','',400",
    "GET,/v1/answer?q=zzzz,'','',404",
    "GET,/v1/answer?q=550+5.1.1+%3Cbob%40example.com%3E+user+unknown+here,'','',400",
    "GET,/v1/rules?q=nosuchword,'','',404",
    "GET,/v1/nosuch,'','',404",
  })
  void ask_wrongly_isAProblemInThePersonsLanguage(
      String method, String target, String type, String body, int status) {
    Response problem =
        web.ask(
            method,
            target,
            body.getBytes(java.nio.charset.StandardCharsets.UTF_8),
            "content-type",
            type,
            "accept-language",
            "ko-KR,ko;q=0.9");
    assertThat(problem.status()).as(text(problem)).isEqualTo(status);
    assertThat(problem.contentType()).isEqualTo("application/problem+json");
    JsonNode object = JSON.readTree(text(problem));
    assertThat(object.get("status").asInt()).isEqualTo(status);
    assertThat(object.get("title").asString()).containsPattern("[가-힣]{2}");
    assertThat(text(problem)).doesNotContain("bob@example.com", "Exception", "zzzz");
  }
}
