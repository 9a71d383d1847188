package bouncecard.adapter.web;

import static bouncecard.adapter.web.WebFixture.KEY;
import static bouncecard.adapter.web.WebFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.cache.MemoryStore;
import bouncecard.adapter.html.MarkupCheck;
import bouncecard.app.serve.Endpoint.Response;
import bouncecard.app.serve.Secret;
import bouncecard.app.state.StateStore;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who is answered.
class FrontDoorTest {
  private final WebFixture open = WebFixture.open();
  private final WebFixture locked = WebFixture.locked();

  @ParameterizedTest
  @ValueSource(strings = {"x-forwarded-for", "forwarded", "via", "x-real-ip", "cf-connecting-ip"})
  void open_throughAProxy_isNotAnsweredWithoutAKey(String header) {
    assertThat(open.get("/550").status()).isEqualTo(200);
    Response refused = open.get("/550", header, "192.0.2.7");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(text(refused)).contains("http.keys").doesNotContain("Mailbox unavailable");
    // Those who have a key may come that way.
    WebFixture both = WebFixture.with(true, true, true, WebFixture.keys(WebFixture.NOW), 100);
    assertThat(both.get("/550").status()).isEqualTo(200);
    assertThat(both.get("/550", header, "192.0.2.7").status()).isEqualTo(401);
    assertThat(both.get("/550", header, "x", "authorization", "Bearer " + KEY).status())
        .isEqualTo(200);
  }

  @Test
  void locked_programs_areAnsweredByTheirKey() {
    assertThat(locked.get("/v1/answer?q=550").status()).isEqualTo(401);
    assertThat(locked.get("/v1/answer?q=550").headers())
        .containsEntry("WWW-Authenticate", "Bearer realm=\"bouncecard\"");
    assertThat(locked.get("/v1/answer?q=550", "authorization", "Bearer " + KEY).status())
        .isEqualTo(200);
    for (String wrong : List.of("Bearer x", "Bearer", "Basic " + KEY, "Bearer " + KEY + "0", "")) {
      assertThat(locked.get("/v1/answer?q=550", "authorization", wrong).status()).isEqualTo(401);
    }
  }

  @Test
  void locked_aBrowser_signsInWithTheSameKeyForASession() {
    Response form = locked.get("/550", "accept", "text/html", "accept-language", "ko");
    assertThat(form.status()).isEqualTo(401);
    assertThat(text(form)).contains("name=\"key\"").doesNotContain("메일함 사용 불가");
    assertThat(MarkupCheck.check(text(form)).mistakes()).isEmpty();
    Response wrong = locked.post("/sign-in", "key=nope&lang=ko", "accept", "text/html");
    assertThat(wrong.status()).isEqualTo(403);
    assertThat(wrong.headers()).doesNotContainKey("Set-Cookie");
    Response in = locked.post("/sign-in", "key=" + KEY + "&lang=ko");
    assertThat(in.status()).isEqualTo(303);
    assertThat(in.headers()).containsEntry("Location", "/ko/");
    String cookie = in.headers().getOrDefault("Set-Cookie", "");
    assertThat(cookie)
        .contains("; HttpOnly", "; SameSite=Strict", "; Secure", "; Path=/")
        .doesNotContain(KEY);
    String session = cookie.substring(0, cookie.indexOf(';'));
    Response page = locked.get("/550", "accept", "text/html", "cookie", "a=b; " + session);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.headers().get("Cache-Control")).startsWith("private");
    assertThat(locked.get("/550", "cookie", session + "0").status()).isEqualTo(401);
    assertThat(locked.get("/550", "cookie", session.replace("alice", "root")).status())
        .isEqualTo(401);
  }

  @Test
  void locked_aBrowser_signsOutForGood() {
    String cookie = locked.post("/sign-in", "key=" + KEY).headers().getOrDefault("Set-Cookie", "");
    String session = cookie.substring(0, cookie.indexOf(';'));
    Response page = locked.get("/550", "accept", "text/html", "cookie", session);
    assertThat(text(page)).contains("href=\"/sign-in?lang=en\"");
    Response form = locked.get("/sign-in?lang=ko", "cookie", session);
    assertThat(text(form)).contains("action=\"/sign-out\"", "로그아웃").doesNotContain("name=\"key\"");
    assertThat(MarkupCheck.check(text(form)).mistakes()).isEmpty();
    Response out = locked.post("/sign-out", "lang=ko", "cookie", session);
    assertThat(text(out)).contains("이 브라우저에서 로그아웃했습니다.", "name=\"key\"");
    assertThat(out.headers().getOrDefault("Set-Cookie", ""))
        .startsWith(Gate.COOKIE + "=;")
        .contains("; Max-Age=0", "; Path=/", "; Secure");
    assertThat(locked.get("/550", "cookie", session).status()).isEqualTo(401);
    assertThat(locked.post("/sign-out", "").status()).isEqualTo(200);
    assertThat(locked.get("/sign-out").headers()).containsEntry("Location", "/sign-in");
  }

  @Test
  void replicas_aSessionEndedInOne_isOverInAll() {
    StateStore state = new MemoryStore(() -> 0);
    WebFixture one = WebFixture.replica(false, state);
    WebFixture other = WebFixture.replica(false, state);
    String cookie = one.post("/sign-in", "key=" + KEY).headers().getOrDefault("Set-Cookie", "");
    String session = cookie.substring(0, cookie.indexOf(';'));
    String[] browser = {"accept", "text/html", "cookie", session};
    assertThat(other.get("/550", browser).status()).isEqualTo(200);
    assertThat(other.get("/550", browser).status()).isEqualTo(200); // drawn already by now
    assertThat(one.post("/sign-out", "", "cookie", session).status()).isEqualTo(200);
    for (WebFixture replica : List.of(one, other)) {
      Response refused = replica.get("/550", browser);
      assertThat(refused.status()).isEqualTo(401);
      assertThat(text(refused)).contains("name=\"key\"");
      assertThat(replica.post("/", "text=550", "cookie", session).status()).isEqualTo(401);
      assertThat(replica.post("/v1/explain", "550 5.1.1", "cookie", session).status())
          .isEqualTo(401);
      assertThat(text(replica.get("/sign-in", "cookie", session))).contains("name=\"key\"");
    }
    String key = "Bearer " + KEY;
    assertThat(other.get("/550", "authorization", key, "cookie", session).status()).isEqualTo(200);
  }

  @Test
  void open_aSessionThatWasEnded_isNobodys() {
    WebFixture open = WebFixture.replica(true, new MemoryStore(() -> 0));
    String cookie = open.post("/sign-in", "key=" + KEY).headers().getOrDefault("Set-Cookie", "");
    String session = cookie.substring(0, cookie.indexOf(';'));
    String[] proxied = {"cookie", session, "x-forwarded-for", "192.0.2.7"};
    assertThat(open.get("/550", proxied).status()).isEqualTo(200);
    open.post("/sign-out", "", "cookie", session);
    assertThat(open.get("/550", proxied).status()).isEqualTo(401);
    assertThat(open.get("/550", "cookie", session).status()).isEqualTo(200);
  }

  @Test
  void open_withoutKeys_hasNothingToSignInTo() {
    assertThat(text(open.get("/550", "accept", "text/html"))).doesNotContain("/sign-in");
    assertThat(open.get("/sign-in").headers()).containsEntry("Location", "/");
  }

  @Test
  void session_afterItsTime_isOver() {
    String session = WebFixture.keys(WebFixture.NOW).session("alice");
    assertThat(WebFixture.keys(WebFixture.NOW).nameOfSession(session)).hasValue("alice");
    assertThat(WebFixture.keys(WebFixture.NOW.plus(KeyRing.SESSION)).nameOfSession(session))
        .isEmpty();
  }

  @Test
  void keys_withMistakes_areRefusedWithoutSayingThem() {
    KeyRing.Read read =
        KeyRing.read(
            new Secret("alice\nbob short\nCarol " + KEY + "\nCarol " + KEY + "\n"),
            InstantSource.fixed(WebFixture.NOW));
    assertThat(read.mistakes()).hasSize(3).noneMatch(one -> one.contains("short "));
    assertThat(KeyRing.read(new Secret("# none\n"), InstantSource.system()).mistakes()).hasSize(1);
  }

  @Test
  void get_byAnotherNameOrFromAnotherSite_isNotAnswered() {
    assertThat(open.get("/550", "host", "evil.example").status()).isEqualTo(421);
    assertThat(open.get("/550", "host", "").status()).isEqualTo(421);
    assertThat(open.get("/550", "host", "SMTP.example.com:8443").status()).isEqualTo(200);
    String origin = "origin";
    assertThat(open.post("/", "550", origin, "https://evil.example").status()).isEqualTo(403);
    assertThat(open.post("/", "550", origin, "null").status()).isEqualTo(403);
    assertThat(open.post("/", "550", origin, "https://smtp.example.com").status()).isEqualTo(200);
    assertThat(open.post("/", "550", "sec-fetch-site", "cross-site").status()).isEqualTo(403);
    assertThat(
            open.get("/550", "sec-fetch-site", "cross-site", "sec-fetch-mode", "navigate").status())
        .isEqualTo(200);
  }

  @Test
  void limit_whenItIsUsedUp_saysWhenToComeBack() {
    WebFixture few = WebFixture.with(true, true, true, WebFixture.keys(WebFixture.NOW), 3);
    for (int i = 0; i < 3; i++) {
      assertThat(few.get("/550").status()).isEqualTo(200);
    }
    Response refused = few.get("/v1/answer?q=550");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.contentType()).isEqualTo("application/problem+json");
    assertThat(refused.headers().get("Retry-After")).matches("1?[0-9]|20");
    // Whoever has a key is counted apart.
    assertThat(few.get("/550", "authorization", "Bearer " + KEY).status()).isEqualTo(200);
  }

  @Test
  void limit_asTimeGoes_comesBack() {
    AtomicLong clock = new AtomicLong();
    RequestLimit limit = new RequestLimit(60, clock::get);
    for (int i = 0; i < 60; i++) {
      assertThat(limit.take("a")).isZero();
    }
    assertThat(limit.take("a")).isEqualTo(1);
    assertThat(limit.take("b")).isZero();
    clock.addAndGet(1_000_000_000L);
    assertThat(limit.take("a")).isZero();
    assertThat(limit.take("a")).isEqualTo(1);
  }

  @Test
  void off_pagesOrApi_areNotThere() {
    WebFixture api = WebFixture.with(false, true, true, KeyRing.NONE, 100);
    assertThat(api.get("/550", "accept", "text/html").status()).isEqualTo(404);
    assertThat(api.get("/v1/answer?q=550").status()).isEqualTo(200);
    WebFixture pages = WebFixture.with(true, false, true, KeyRing.NONE, 100);
    assertThat(pages.get("/v1/answer?q=550").status()).isEqualTo(404);
    assertThat(pages.get("/openapi.json").status()).isEqualTo(404);
    assertThat(pages.get("/550").status()).isEqualTo(200);
  }
}
