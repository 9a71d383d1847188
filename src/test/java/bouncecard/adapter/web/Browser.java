package bouncecard.adapter.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A headless Chromium, driven by the protocol of its developer tools.
public final class Browser implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final long LONGEST_SECONDS = 60;

  private final Process process;
  private final WebSocket socket;
  private final ConcurrentHashMap<Integer, CompletableFuture<JsonNode>> waiting =
      new ConcurrentHashMap<>();
  private final List<JsonNode> events = new CopyOnWriteArrayList<>();
  private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();
  private int last;

  /// Where the browser is; empty where there is none.
  public static Optional<Path> installed() {
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .map(name -> Path.of("/usr/bin", name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// @param profile a folder of its own
  public Browser(Path program, Path profile) throws Exception {
    process =
        new ProcessBuilder(
                program.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-extensions",
                "--disable-component-update",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    Path port = profile.resolve("DevToolsActivePort");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
    while (!Files.exists(port) || Files.readAllLines(port).size() < 2) {
      if (!process.isAlive() || System.nanoTime() > end) {
        process.destroyForcibly();
        throw new IOException("the browser did not start");
      }
      LockSupport.parkNanos(50_000_000);
    }
    HttpClient client = HttpClient.newHttpClient();
    String list =
        client
            .send(
                HttpRequest.newBuilder(
                        URI.create(
                            "http://127.0.0.1:"
                                + Files.readAllLines(port).getFirst()
                                + "/json/list"))
                    .build(),
                BodyHandlers.ofString())
            .body();
    String address = "";
    for (JsonNode target : JSON.readTree(list)) {
      if (target.get("type").asString().equals("page")) {
        address = target.get("webSocketDebuggerUrl").asString();
      }
    }
    socket =
        client
            .newWebSocketBuilder()
            .buildAsync(URI.create(address), new Ear())
            .get(30, TimeUnit.SECONDS);
    for (String domain : List.of("Page", "Network", "Log", "Runtime")) {
      call(domain + ".enable", "{}");
    }
  }

  /// Puts messages together and hands them to who waits for them.
  private final class Ear implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
      text.append(part);
      if (isLast) {
        JsonNode message = JSON.readTree(text.toString());
        text.setLength(0);
        if (message.has("id")) {
          Optional.ofNullable(waiting.remove(message.get("id").asInt()))
              .ifPresent(one -> one.complete(message.get("result")));
        } else {
          events.add(message);
          if (message.get("method").asString().equals("Page.loadEventFired")) {
            loaded.complete(null);
          }
        }
      }
      from.request(1);
      return CompletableFuture.completedStage(null);
    }
  }

  /// Calls a method of the protocol, and waits for its result.
  public JsonNode call(String method, String parameters) throws Exception {
    ObjectNode message = JSON.createObjectNode();
    int id = ++last;
    message.put("id", id).put("method", method);
    message.set("params", JSON.readTree(parameters));
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    waiting.put(id, answer);
    socket.sendText(message.toString(), true).get(LONGEST_SECONDS, TimeUnit.SECONDS);
    return answer.get(LONGEST_SECONDS, TimeUnit.SECONDS);
  }

  /// Opens a page and waits until it is there.
  public void open(String address) throws Exception {
    events.clear();
    loaded = new CompletableFuture<>();
    call("Page.navigate", "{\"url\": \"" + address + "\"}");
    loaded.get(LONGEST_SECONDS, TimeUnit.SECONDS);
  }

  /// Does what leads to another page, and waits until that is there.
  void leave(String script) throws Exception {
    loaded = new CompletableFuture<>();
    evaluate(script);
    loaded.get(LONGEST_SECONDS, TimeUnit.SECONDS);
  }

  /// What an expression comes to, as text.
  public String evaluate(String script) throws Exception {
    ObjectNode parameters = JSON.createObjectNode();
    parameters.put("expression", script).put("returnByValue", true).put("awaitPromise", true);
    return call("Runtime.evaluate", parameters.toString()).at("/result/value").asString();
  }

  void press(String key, int code) throws Exception {
    String event =
        "{\"type\": \"%s\", \"key\": \"%s\", \"code\": \"%s\", \"windowsVirtualKeyCode\": %d}";
    call("Input.dispatchKeyEvent", event.formatted("keyDown", key, key, code));
    call("Input.dispatchKeyEvent", event.formatted("keyUp", key, key, code));
  }

  /// Shows pages so wide; as on a phone where it is narrow.
  public void width(int pixels) throws Exception {
    call(
        "Emulation.setDeviceMetricsOverride",
        "{\"width\": %d, \"height\": 800, \"deviceScaleFactor\": 1, \"mobile\": %s}"
            .formatted(pixels, pixels < 600));
  }

  /// What was fetched since the page was opened.
  public List<String> fetched() {
    List<String> addresses = new ArrayList<>();
    for (JsonNode event : events) {
      if (event.get("method").asString().equals("Network.requestWillBeSent")) {
        addresses.add(event.at("/params/request/url").asString());
      }
    }
    return addresses;
  }

  /// What the browser complains of, such as what its policy forbids.
  List<String> complaints() {
    return events.stream()
        .filter(event -> event.get("method").asString().equals("Log.entryAdded"))
        .map(event -> event.at("/params/entry/text").asString())
        .toList();
  }

  @Override
  public void close() {
    socket.abort();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
  }
}
