package bouncecard.adapter.web;

import static bouncecard.adapter.web.WebFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Pages by the W3C's validator, the API's document by one of OpenAPI: neither knows us.
@Timeout(180)
class JudgedTest {
  private static final String HTML = "text/html";

  @TempDir Path folder;
  private final WebFixture web = WebFixture.open();

  /// One for each template and each way through it.
  private List<String> pages() {
    List<String> pages = new ArrayList<>();
    for (String path :
        List.of(
            "/",
            "/ko/",
            "/550",
            "/ko/550-5.1.1",
            "/252+550",
            "/5.7.x",
            "/5xx",
            "/TSS04",
            "/cause/mailbox-full",
            "/ko/provider/google",
            "/nosuchpage",
            "/?q=greylisting")) {
      pages.add(text(web.get(path, "accept", HTML)));
    }
    pages.add(
        text(
            web.post(
                "/",
                "text=550+5.1.1+no+such+user",
                "accept",
                HTML,
                "content-type",
                "application/x-www-form-urlencoded")));
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      log.append(
          """
          Jan  5 09:00:0%d mx postfix/smtp[1]: ABC%d: to=<a%d@example.com>, \
          relay=mx.example.com[192.0.2.1]:25, delay=1, dsn=5.1.1, status=bounced (host \
          mx.example.com said: 550 5.1.1 no such user)
          """
              .formatted(i, i, i));
    }
    String sum =
        text(
            web.post(
                "/",
                "do=triage&text=" + URLEncoder.encode(log.toString(), StandardCharsets.UTF_8),
                "accept",
                HTML,
                "content-type",
                "application/x-www-form-urlencoded"));
    assertThat(sum).contains("<svg");
    pages.add(sum);
    WebFixture locked = WebFixture.locked();
    pages.add(text(locked.get("/sign-in")));
    String session = Gate.COOKIE + "=" + WebFixture.keys(WebFixture.NOW).session("alice");
    pages.add(text(locked.get("/sign-in", "cookie", session)));
    return pages;
  }

  @Test
  void pages_byTheValidatorOfHtml_areClean() throws IOException, InterruptedException {
    Path validator = Judges.required("vnu-jar/build/dist/vnu.jar");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xss8m",
                "-jar",
                validator.toString(),
                "--also-check-css"));
    for (String page : pages()) {
      command.add(written("page" + command.size() + ".html", page));
    }
    Path style = Path.of("src/main/resources/bouncecard/page/style.css");
    command.add(written("style.css", Files.readString(style)));
    Judges.satisfied(command);
  }

  @Test
  void document_byAValidatorOfOpenApi_isValid() throws IOException, InterruptedException {
    Path validator = Judges.required("@seriousme/openapi-schema-validator/bin/validate-api-cli.js");
    Judges.satisfied(
        List.of(
            "node", validator.toString(), written("openapi.json", text(web.get("/openapi.json")))));
  }

  private String written(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }
}
