package bouncecard.adapter.web;

import static bouncecard.adapter.web.WebFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.html.MarkupCheck;
import bouncecard.app.serve.Endpoint.Response;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Pages as browsers, programs and terminals get them, and what people paste.
class PagesOverHttpTest {
  private static final String[] BROWSER = {"accept", "text/html,application/xhtml+xml,*/*;q=0.8"};
  private final WebFixture web = WebFixture.open();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/ko/",
        "/550",
        "/550-5.1.1",
        "/5.1.1",
        "/252+550",
        "/5xx",
        "/5.7.x",
        "/TSS04",
        "/AUP%23In-1310",
        "/cause/mailbox-full",
        "/provider/google",
        "/ko/252+550"
      })
  void get_eachKindOfPage_isWholeAndLeadsToPagesThatAreThere(String path) {
    Response page = web.get(path, BROWSER);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.contentType()).isEqualTo("text/html; charset=utf-8");
    MarkupCheck.Found found = MarkupCheck.check(text(page));
    assertThat(found.mistakes()).isEmpty();
    for (String link : found.links()) {
      Optional<String> inside =
          Optional.of(link.replace("https://smtp.example.com", ""))
              .filter(one -> one.startsWith("/"));
      inside.ifPresent(
          one -> assertThat(web.get(one, BROWSER).status()).as(one + " on " + path).isEqualTo(200));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/550.md,*/*,Mozilla/5.0,text/markdown",
    "/550.json,text/html,Mozilla/5.0,application/json",
    "/550.txt,text/html,Mozilla/5.0,text/plain",
    "/550,text/html,Mozilla/5.0,text/html",
    "/550,*/*,Mozilla/5.0,text/html",
    "/550,*/*,curl/8.14.1,text/plain",
    "/550,application/json,curl/8.14.1,application/json",
    "/550,text/markdown,agent/1.0,text/markdown",
    "/550.html,*/*,curl/8.14.1,text/html",
  })
  void get_bySuffixAcceptOrAgent_isInThatForm(
      String path, String accept, String agent, String type) {
    Response page = web.get(path, "accept", accept, "user-agent", agent);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.contentType()).startsWith(type);
    assertThat(text(page)).contains("550");
  }

  @Test
  void get_again_isSaidToBeTheSame() {
    Response page = web.get("/550", BROWSER);
    String tag = page.headers().get("ETag");
    Response again = web.get("/550", BROWSER[0], BROWSER[1], "if-none-match", "W/" + tag);
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(again.headers()).containsEntry("ETag", tag);
  }

  @Test
  void get_codesInAnotherOrder_leadsToTheOnePageOfThem() {
    assertThat(web.get("/550+252", BROWSER))
        .satisfies(page -> assertThat(page.status()).isEqualTo(301))
        .satisfies(page -> assertThat(page.headers()).containsEntry("Location", "/252+550"));
    assertThat(web.get("/ko/5.1.1-550.json").headers())
        .containsEntry("Location", "/ko/550-5.1.1.json");
  }

  @Test
  void get_everyAnswer_letsABrowserFetchNothingFromElsewhere() {
    for (Response one :
        List.of(web.get("/550", BROWSER), web.get("/nosuch"), web.get("/v1/answer?q=550"))) {
      assertThat(one.headers().get("Content-Security-Policy"))
          .startsWith("default-src 'none'")
          .doesNotContain("unsafe", "data:", "*", "http");
      assertThat(one.headers()).containsEntry("X-Frame-Options", "DENY");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "550 5.1.1,/550-5.1.1",
    "252 550,/252+550",
    "tss04,/TSS04",
    "550 in ko,/ko/550",
    "5xx,/5xx",
    "help,/"
  })
  void search_codesAndTokens_leadToTheirPage(String question, String path) {
    Response found = web.get("/?q=" + question.replace(" ", "+"), BROWSER);
    assertThat(found.status()).isEqualTo(303);
    assertThat(found.headers()).containsEntry("Location", path);
  }

  @Test
  void search_words_areAnsweredOnce() {
    Response found = web.get("/?q=greylisting", BROWSER);
    assertThat(found.status()).isEqualTo(200);
    MarkupCheck.Found page = MarkupCheck.check(text(found));
    assertThat(page.mistakes()).isEmpty();
    assertThat(page.links()).contains("/450");
  }

  /// It would stand in histories, logs and referrers.
  @Test
  void search_aBounce_isNotAnsweredFromALink() {
    Response refused =
        web.get("/?q=550+5.1.1+%3Cbob%40example.com%3E%3A+user+unknown+in+table", BROWSER);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(text(refused)).contains("pasted below").doesNotContain("bob@example.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nosuch",
        "/../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/550%00",
        "/%zz",
        "/%",
        "/%C3%28",
        "/<script>alert(7)</script>",
        "/%3Cscript%3Ealert(7)%3C%2Fscript%3E",
        "/550/551",
        "/cause/",
        "/cause/nosuch",
        "/provider/../google",
        "/999",
        "/252+250+251+550+551",
        "/550-551-552",
        "/ko/nosuch",
        "/bob@example.com"
      })
  void get_aPathOfNothing_isOneClearPageThatRepeatsNothing(String path) {
    for (String accept : List.of("text/html", "application/json", "text/plain")) {
      Response page = web.get(path, "accept", accept, "accept-language", "ko;q=0.9");
      assertThat(page.status()).as(path).isEqualTo(404);
      assertThat(text(page))
          .containsPattern("[가-힣]{2}")
          .doesNotContain("alert(7)", "passwd", "bob@", "Exception");
    }
    Response page = web.get(path, BROWSER);
    assertThat(MarkupCheck.check(text(page)).mistakes()).isEmpty();
  }

  @Test
  void get_aLongPath_isOneClearPage() {
    assertThat(web.get("/" + "5".repeat(7_000), BROWSER).status()).isEqualTo(404);
    assertThat(web.get("/?q=" + "a+".repeat(3_000), BROWSER).status()).isEqualTo(400);
  }

  private static String form(String name, String file, String content) {
    return "--b\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n--b--\r\n"
        .formatted(name, file.isEmpty() ? "" : "; filename=\"" + file + "\"", content);
  }

  private Response pasted(String path, String body) {
    return web.post(
        path, body, BROWSER[0], BROWSER[1], "content-type", "multipart/form-data; boundary=b");
  }

  @Test
  void paste_aReply_isExplainedWithATicketToCopy() {
    Response answered = pasted("/", form("text", "", "550 5.1.1 <bob@example.com>: user unknown"));
    assertThat(answered.status()).isEqualTo(200);
    assertThat(answered.headers()).doesNotContainKey("ETag");
    MarkupCheck.Found page = MarkupCheck.check(text(answered));
    assertThat(page.mistakes()).isEmpty();
    assertThat(page.words()).contains("bob@example.com", "Copy for a ticket", "No such mailbox");
    assertThat(page.links()).noneMatch(link -> link.contains("bob"));
    assertThat(text(pasted("/ko/", form("text", "", "550 5.1.1 user unknown"))))
        .contains("<html lang=\"ko\">", "티켓용으로 복사");
  }

  @Test
  void paste_markup_isShownAsItsSigns() {
    Response answered =
        pasted(
            "/",
            form(
                "text", "", "550 5.7.1 <script>alert(7)</script> \"'><img src=x> relaying denied"));
    assertThat(text(answered)).doesNotContain("<script>alert", "<img");
    assertThat(MarkupCheck.check(text(answered)).mistakes()).isEmpty();
  }

  @Test
  void paste_aLogToSumUp_isATriageWithItsChart() {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      log.append(
          "Nov 29 %02d:00:01 mx postfix/smtp[1]: A%d: to=<u%d@example.com>, relay=mx.example.com[192.0.2.1]:25, delay=1, dsn=5.1.1, status=bounced (host mx.example.com[192.0.2.1] said: 550 5.1.1 user unknown)\n"
              .formatted(i % 24, i, i));
    }
    String body =
        form("do", "", "triage").replace("--b--\r\n", "")
            + form("file", "mail.log", log.toString());
    Response answered = pasted("/", body);
    assertThat(answered.status()).isEqualTo(200);
    assertThat(text(answered)).contains("<svg class=\"chart\"", "class=\"failed\"");
    assertThat(MarkupCheck.check(text(answered)).mistakes()).isEmpty();
    assertThat(text(answered)).doesNotContain("u7@example.com");
  }

  @ParameterizedTest
  @CsvSource({
    "'',multipart/form-data; boundary=b,400",
    "--b,multipart/form-data; boundary=b,400",
    "'--b\r\n"
        + "Content-Disposition: form-data; name=\"text\"\r\n\r\n"
        + "550 cut off',multipart/form-data; boundary=b,400",
    "550,multipart/form-data,400",
    "550,image/png,415",
    "text=,application/x-www-form-urlencoded,400",
    "{,application/json,400",
  })
  void paste_whatIsNoForm_isOneSentence(String body, String type, int status) {
    Response refused = web.post("/", body, "content-type", type, BROWSER[0], BROWSER[1]);
    assertThat(refused.status()).isEqualTo(status);
    assertThat(MarkupCheck.check(text(refused)).mistakes()).isEmpty();
  }

  @Test
  void paste_byATerminal_isACard() {
    Response card =
        web.post(
            "/",
            "550 5.1.1 user unknown",
            "user-agent",
            "curl/8.14.1",
            "content-type",
            "application/x-www-form-urlencoded");
    assertThat(card.contentType()).startsWith("text/plain");
    assertThat(text(card)).startsWith("No such mailbox");
  }
}
