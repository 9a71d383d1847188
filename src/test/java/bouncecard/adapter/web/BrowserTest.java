package bouncecard.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bouncecard.adapter.http.HttpLimits;
import bouncecard.adapter.http.HttpService;
import bouncecard.app.serve.Endpoint;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// Pages in a real browser: on a phone, by keyboard alone, in the dark, without a script.
@Timeout(180)
class BrowserTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final HttpLimits LIMITS =
      new HttpLimits(64, 64, LONG, LONG, LONG, LONG, 16_384, 1 << 20, 8 << 20, 64, 4);

  @TempDir(cleanup = CleanupMode.NEVER)
  static Path profile;

  private static Optional<HttpService> service = Optional.empty();
  private static Optional<Browser> browser = Optional.empty();
  private static String root = "";

  @BeforeAll
  static void start() throws Exception {
    Optional<Path> program = Browser.installed();
    assumeTrue(
        program.isPresent(), "left out: no Chromium is installed (apt-get install chromium)");
    Map<String, Endpoint> endpoints = Map.of("/", WebFixture.onLoopback());
    HttpService opened =
        new HttpService(
            HttpService.Door.PUBLIC,
            InetSocketAddress.createUnresolved("127.0.0.1", 0),
            endpoints,
            LIMITS);
    opened.start();
    service = Optional.of(opened);
    root = "http://127.0.0.1:" + opened.address().orElseThrow().getPort();
    browser = Optional.of(new Browser(program.get(), profile));
  }

  @AfterAll
  static void stop() throws Exception {
    if (browser.isPresent()) {
      browser.get().close();
    }
    service.ifPresent(one -> one.stop(Duration.ofSeconds(5)));
  }

  private static Browser browser() {
    return browser.orElseThrow();
  }

  @Test
  void page_onAPhone_fitsAndFetchesTwoMoreThingsAndNothingMoves() throws Exception {
    browser().width(360);
    for (String path : List.of("/550", "/ko/252+550", "/5.7.x", "/provider/google", "/ko/")) {
      browser().open(root + path);
      assertThat(browser().evaluate("String(document.documentElement.scrollWidth <= 360)"))
          .as(path)
          .isEqualTo("true");
      assertThat(browser().fetched()).as(path).hasSizeLessThanOrEqualTo(4);
      assertThat(browser().fetched()).allMatch(address -> address.startsWith(root));
      assertThat(browser().complaints()).as(path).isEmpty();
      assertThat(
              browser()
                  .evaluate(
                      "new Promise(done => {let sum = 0; new PerformanceObserver(list =>"
                          + " list.getEntries().forEach(one => sum += one.value))"
                          + ".observe({type: 'layout-shift', buffered: true});"
                          + " requestAnimationFrame(() => requestAnimationFrame(() =>"
                          + " done(String(sum))))})"))
          .as(path)
          .isEqualTo("0");
    }
  }

  /// axe-core runs all its rules but the experimental ones, WCAG 2.2 AA among them.
  @Test
  void pages_byAxe_areAccessible() throws Exception {
    String axe = Files.readString(Judges.required("axe-core/axe.min.js"));
    for (String scheme : List.of("light", "dark")) {
      browser()
          .call(
              "Emulation.setEmulatedMedia",
              "{\"features\": [{\"name\": \"prefers-color-scheme\", \"value\": \"%s\"}]}"
                  .formatted(scheme));
      browser().width(scheme.equals("dark") ? 360 : 1_000);
      for (String path :
          List.of(
              "/", "/ko/252+550", "/5.7.x", "/TSS04", "/provider/google", "/sign-in", "/nosuch")) {
        browser().open(root + path);
        assertThat(violations(axe)).as(scheme + " " + path).isEmpty();
      }
      browser().open(root + "/");
      browser().evaluate("document.getElementById('text').value = '550 5.1.1 user unknown'");
      browser().leave("document.querySelector('#paste button').click()");
      assertThat(violations(axe)).as(scheme + " answer").isEmpty();
    }
  }

  private static String violations(String axe) throws Exception {
    browser().evaluate(axe + "; ''");
    String found =
        browser()
            .evaluate(
                "axe.run().then(r => r.passes.length + '|' + r.violations.map(v => v.id + ': ' +"
                    + " v.nodes.map(n => n.html).slice(0, 3).join(' ')).join('; '))");
    int bar = found.indexOf('|');
    assertThat(bar).as("axe did not run: " + found).isPositive();
    assertThat(Integer.parseInt(found.substring(0, bar))).isGreaterThan(10);
    return found.substring(bar + 1);
  }

  @Test
  void page_inTheDark_isDark() throws Exception {
    String ground = "getComputedStyle(document.body).backgroundColor";
    browser()
        .call(
            "Emulation.setEmulatedMedia",
            "{\"features\": [{\"name\": \"prefers-color-scheme\", \"value\": \"dark\"}]}");
    browser().open(root + "/550");
    assertThat(browser().evaluate(ground)).isEqualTo("rgb(20, 23, 27)");
    browser()
        .call(
            "Emulation.setEmulatedMedia",
            "{\"features\": [{\"name\": \"prefers-color-scheme\", \"value\": \"light\"}]}");
    assertThat(browser().evaluate(ground)).isEqualTo("rgb(255, 255, 255)");
  }

  @Test
  void language_thatIsChosen_showsTheSamePageInIt() throws Exception {
    browser().open(root + "/550");
    browser().leave("document.querySelector('.languages a[hreflang=ko]').click()");
    assertThat(browser().evaluate("location.pathname")).isEqualTo("/ko/550");
    assertThat(browser().evaluate("document.documentElement.lang")).isEqualTo("ko");
    browser().leave("document.querySelector('.languages a[hreflang=en]').click()");
    assertThat(browser().evaluate("location.pathname")).isEqualTo("/550");
  }

  @Test
  void page_byKeyboardAlone_beginsWithTheWayToTheAnswer() throws Exception {
    browser().width(1_000);
    browser().open(root + "/550");
    browser().press("Tab", 9);
    assertThat(browser().evaluate("document.activeElement.className")).isEqualTo("skip");
    assertThat(
            browser().evaluate("String(document.activeElement.getBoundingClientRect().left >= 0)"))
        .isEqualTo("true");
    browser().press("Tab", 9);
    browser().press("Tab", 9);
    assertThat(browser().evaluate("document.activeElement.id")).isEqualTo("q");
    assertThat(browser().evaluate("getComputedStyle(document.activeElement).outlineStyle"))
        .isEqualTo("solid");
  }

  @Test
  void paste_withTheScript_isExplainedAndCanBeCopied() throws Exception {
    browser().open(root + "/ko/");
    browser().evaluate("document.getElementById('text').value = '550 5.1.1 user unknown'");
    browser().leave("document.querySelector('#paste button').click()");
    assertThat(browser().evaluate("document.querySelector('h1').textContent")).contains("메일함");
    assertThat(browser().evaluate("location.pathname + location.search")).isEqualTo("/ko/");
    assertThat(browser().evaluate("String(document.querySelectorAll('#ticket ~ p button').length)"))
        .isEqualTo("1");
    assertThat(browser().complaints()).isEmpty();
  }

  @Test
  void paste_aDroppedFile_isTheOneThatIsSent() throws Exception {
    browser().open(root + "/");
    browser()
        .evaluate(
            "const data = new DataTransfer(); data.items.add(new File(['552 5.2.2 mailbox full'],"
                + " 'reply.txt')); document.dispatchEvent(new DragEvent('drop', {dataTransfer:"
                + " data, bubbles: true, cancelable: true}))");
    assertThat(browser().evaluate("document.getElementById('file').files[0].name"))
        .isEqualTo("reply.txt");
    browser().leave("document.querySelector('#paste button').click()");
    assertThat(browser().evaluate("document.querySelector('h1').textContent"))
        .contains("Mailbox full");
  }

  @Test
  void paste_withoutAScript_isExplained() throws Exception {
    browser().call("Emulation.setScriptExecutionDisabled", "{\"value\": true}");
    try {
      browser().open(root + "/");
      browser().evaluate("document.getElementById('text').value = '421 4.7.0 try again later'");
      browser().leave("document.querySelector('#paste button').click()");
      assertThat(browser().evaluate("document.querySelector('.verdict').textContent")).isNotEmpty();
      assertThat(
              browser().evaluate("String(document.querySelectorAll('#ticket ~ p button').length)"))
          .isEqualTo("0");
    } finally {
      browser().call("Emulation.setScriptExecutionDisabled", "{\"value\": false}");
    }
  }
}
