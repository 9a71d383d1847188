package bouncecard.adapter.terminal;

import bouncecard.app.Document;
import bouncecard.app.Inputs;
import bouncecard.app.Inputs.Shape;
import bouncecard.app.watch.DecisionFormat;
import bouncecard.app.watch.MessageReader;
import bouncecard.app.watch.WatchDecision;
import bouncecard.app.watch.WatchJudge;
import bouncecard.app.watch.WatchTexts;
import bouncecard.card.Rich;
import bouncecard.catalog.Message;
import bouncecard.catalog.MessageKey;
import bouncecard.catalog.Texts;
import bouncecard.text.UntrustedText;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// `bouncecard watch`: says what watching would do with each message of a file, a line each, and
/// why. Nothing is sent.
final class Watch {
  private static final String STANDARD_INPUT = "-";
  private static final int LONGEST_ID = 80;

  private final WatchJudge judge;
  private final Map<String, MessageReader> platforms;
  private final Optional<DecisionFormat> format;
  private final Texts texts;
  private final PrintStream out;
  private final PrintStream err;
  private final ObjectMapper json = new ObjectMapper();

  private boolean isFaulty;
  private boolean speaks;

  /// @param platforms who reads the messages of each platform
  /// @param format how decisions are printed; empty for a line for people
  Watch(
      WatchJudge judge,
      Map<String, MessageReader> platforms,
      Optional<DecisionFormat> format,
      Texts texts,
      PrintStream out,
      PrintStream err) {
    this.judge = judge;
    this.platforms = new TreeMap<>(platforms);
    this.format = format;
    this.texts = texts;
    this.out = out;
    this.err = err;
  }

  /// Runs and answers the exit status: 0 where it would speak at least once, 1 where never, 2 where
  /// something could not be read.
  int run(Inputs inputs, List<String> names) {
    inputs.open(names.isEmpty() ? List.of(STANDARD_INPUT) : names, Shape.LINES).readAll(this::take);
    out.flush();
    return isFaulty ? 2 : speaks ? 0 : 1;
  }

  private void take(Document document) {
    switch (document) {
      case Document.Line line -> line(line);
      case Document.Unreadable unreadable -> {
        err.println(said(unreadable.fault().message(), unreadable.values()));
        isFaulty = true;
      }
      case Document.Content _ -> throw new IllegalStateException("lines were asked for");
    }
  }

  private void line(Document.Line line) {
    JsonNode row = read(line.text().value());
    MessageReader reader = platforms.get(row.path("platform").asString(""));
    String id = row.path("id").asString("");
    if (reader == null || !row.path("message").isObject()) {
      isFaulty = true;
      err.println(
          said(
              Message.ERROR_WATCH_LINE,
              Map.of(
                  "line",
                  Long.toString(line.number()),
                  "platforms",
                  String.join(", ", platforms.keySet()))));
      print(id, WatchDecision.silent(WatchDecision.Reason.NOTHING));
      return;
    }
    WatchDecision decision =
        reader
            .read(row.path("message").toString())
            .map(judge::judge)
            .orElseGet(() -> WatchDecision.silent(WatchDecision.Reason.NOTHING));
    speaks |= decision.speaks();
    print(id, decision);
  }

  private JsonNode read(String line) {
    try {
      return json.readTree(line);
    } catch (JacksonException _) {
      return json.nullNode(); // said by the caller, with the line's number
    }
  }

  private void print(String id, WatchDecision decision) {
    out.println(
        format
            .map(written -> written.render(id, decision, texts))
            .orElseGet(
                () ->
                    (id.isEmpty() ? "" : new UntrustedText(id).visible(LONGEST_ID) + "  ")
                        + texts.message(
                            decision.speaks() ? Message.WATCH_SPEAKS : Message.WATCH_SILENT)
                        + ": "
                        + texts.message(WatchTexts.of(decision.reason()))));
  }

  private String said(MessageKey message, Map<String, String> values) {
    return Rich.of(texts.message(message), values).text();
  }
}
