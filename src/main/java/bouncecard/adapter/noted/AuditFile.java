package bouncecard.adapter.noted;

import bouncecard.app.check.Audit;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// A file with a line of JSON for each check that was asked for: who, where, what (masked), what
/// came of it. No reply's text and no whole address.
public final class AuditFile implements Audit {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final LineFile lines;

  /// A file, which is made with the first line.
  ///
  /// @param keep how long a line is kept
  /// @param warnings takes what an operator should know, a sentence at a time
  public AuditFile(Path file, Duration keep, InstantSource clock, Consumer<String> warnings) {
    this.lines =
        new LineFile(
            file,
            keep,
            clock,
            AuditFile::time,
            e ->
                warnings.accept(
                    ("audit.file: %s cannot be written (%s), so it is not kept who asked for live"
                            + " checks; see that its folder exists and that the bot may write"
                            + " there")
                        .formatted(file.toAbsolutePath(), e.getClass().getSimpleName())));
    lines.clean();
  }

  private static Optional<Instant> time(String line) {
    try {
      return Optional.of(Instant.parse(JSON.readTree(line).path("at").asString("")));
    } catch (JacksonException | DateTimeException _) {
      return Optional.empty();
    }
  }

  @Override
  public void note(Entry entry) {
    lines.add(
        JsonNodeFactory.instance
            .objectNode()
            .put("at", entry.at().toString())
            .put("person", entry.person())
            .put("channel", entry.channel().orElse(""))
            .put("target", entry.target())
            .put("outcome", entry.outcome())
            .put("server", entry.server().orElse(""))
            .put("ms", entry.took().toMillis())
            .put("kept", entry.isKept())
            .toString());
  }
}
