package bouncecard.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The same is read of a paste whatever carried it: a page, a terminal, a collector of logs, a
/// comment, a chat. Each of the pastes of [PastesTest] is put into each carrier.
class CarriersTest {

  /// So many of a hundred may change: lines that are no bounce by themselves, tables with quoted
  /// lines, lines that were wrapped before.
  private static final int MOST_CHANGED = 2;

  /// The same where a single line says less than it did alone: in the log of a program that nobody
  /// knows it may be anything, and behind a time it is a line of a log.
  private static final Map<String, Integer> MOST_CHANGED_IN =
      Map.of(
          "a time", 7,
          "a time and a level", 9,
          "syslog", 4,
          "a comment of a shell", 4,
          "a comment of C", 4,
          "a code block", 4,
          "indented", 3,
          "a trace of Python", 3,
          "a record of a log", 7);

  private static final String SIGNATURE =
      "\n\nMit freundlichen Grüßen\nAnna Bell, Sales\nanna@corp.example\n+49 30 5550";

  private static final String PHP_TRACE =
      "\nStack trace:\n#0 {main}\n  thrown in /var/www/app/mail.php on line 42";

  private static final String PYTHON_TRACE =
      "Traceback (most recent call last):\n  File \"/app/mail.py\", line 12, in send\n";

  private static final String ISO = "2026-11-30T10:11:12.123456789Z";

  private static final Map<String, UnaryOperator<String>> CARRIERS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("a signature", text -> "Hi,\n\n" + text + SIGNATURE),
              Map.entry("a delimited signature", text -> text + "\n\n-- \nanna@corp.example"),
              Map.entry("a trace of PHP", text -> text + PHP_TRACE),
              Map.entry("a trace of Python", text -> PYTHON_TRACE + text),
              Map.entry("a record of a log", CarriersTest::record),
              Map.entry("quoted", each("> ")),
              Map.entry("indented", each("    ")),
              Map.entry("Windows' line ends", text -> text.replace("\n", "\r\n")),
              Map.entry("a page", text -> "<pre>" + escaped(text) + "</pre>"),
              Map.entry("escaped for a page", CarriersTest::escaped),
              Map.entry("escaped twice", text -> escaped(escaped(text))),
              Map.entry("quoted and escaped", text -> escaped(each("> ").apply(text))),
              Map.entry("Docker Compose", each("mail_1  | ")),
              Map.entry("Kubernetes", each(ISO + " stderr F ")),
              Map.entry("a platform", each("2026-11-30T10:11:12.123456+00:00 app[web.1]: ")),
              Map.entry("syslog", each("Nov 30 10:11:12 web1 gunicorn[812]: ")),
              Map.entry("a time", each("[2026-11-30 10:11:12] ")),
              Map.entry("a time and a level", each("2026-11-30 10:11:12,345 ERROR ")),
              Map.entry("a search in files", each("/var/log/app.log:")),
              Map.entry("a comment of a shell", each("# ")),
              Map.entry("a comment of C", each("// ")),
              Map.entry("a box", each("| ")),
              Map.entry(
                  "a code block", text -> "We get this:\n```\n" + text + "\n```\nany idea?")));

  private static UnaryOperator<String> each(String prefix) {
    return text -> text.lines().map(line -> prefix + line).collect(Collectors.joining("\n"));
  }

  private static String record(String text) {
    return "{\"level\":\"error\",\"msg\":\""
        + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n")
        + "\"}";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  @Test
  void ask_pasteInAnyCarrier_isReadAsWithout() throws IOException {
    List<Paste> pastes = Paste.all("looked-at.txt");
    Map<Paste, List<String>> bare =
        pastes.stream()
            .collect(Collectors.toMap(paste -> paste, paste -> Paste.read(paste.text())));
    Map<String, List<String>> changed = new TreeMap<>();
    CARRIERS.forEach(
        (name, carrier) -> {
          List<String> different = new ArrayList<>();
          for (Paste paste : pastes) {
            List<String> read = Paste.read(carrier.apply(paste.text()));
            if (!read.equals(bare.get(paste))) {
              different.add(paste.name() + ": " + read);
            }
          }
          if (different.size() * 100
              > pastes.size() * MOST_CHANGED_IN.getOrDefault(name, MOST_CHANGED)) {
            changed.put(name + " " + different.size() + " of " + pastes.size(), different);
          }
        });
    assertThat(changed).isEmpty();
  }
}
